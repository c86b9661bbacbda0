"""What leaves the server: the export of all rows, and the document the map is drawn from."""

import gzip
from functools import partial
from pathlib import Path

from benchmarks.figure import Figure, sized, timed
from benchmarks.loads import loaded
from benchmarks.machine import fresh
from twinning.atlas import Atlas
from twinning.exporting import PROFILES, export_csv
from twinning.facets import mask
from twinning.maps.document import document
from twinning.maps.numbering import numbering
from twinning.maps.words import city_words
from twinning.selection import Selection
from twinning.web.compression import LEVEL

TARGET = "300 ms"


def figures(folder: Path) -> list[Figure]:
    """Times and sizes with everything selected."""
    return fresh(_measured, folder)


def _measured(folder: Path) -> list[Figure]:
    atlas = loaded(folder)
    return [figure for profile in PROFILES for figure in _export(atlas, profile)] + _map(atlas)


def _export(atlas: Atlas, profile: str) -> list[Figure]:
    export = partial(export_csv, atlas, mask(atlas, Selection()), profile)
    return [
        Figure(f"Export of all rows, {profile} profile", str(timed(export)), TARGET),
        Figure("… its size", sized(len(export()))),
    ]


def _map(atlas: Atlas) -> list[Figure]:
    making = timed(partial(document, atlas), before=_forget_the_document)
    content = document(atlas).content
    compress = partial(gzip.compress, content, LEVEL)
    return [
        Figure("Map document made", str(making)),
        Figure("… its size", sized(len(content))),
        Figure("… compressed", str(timed(compress))),
        Figure("… its compressed size", sized(len(compress()))),
        Figure("… the names of its cities", sized(len(city_words(atlas)))),
    ]


def _forget_the_document() -> None:
    document.cache_clear()
    numbering.cache_clear()
