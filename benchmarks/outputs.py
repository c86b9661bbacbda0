"""What leaves the server: the export of all rows, and the document the map is drawn from."""

import gzip
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.figure import Figure, run, sized, timed
from benchmarks.loads import loaded
from benchmarks.machine import fresh
from twinning.atlas import Atlas
from twinning.brief_html import brief_html
from twinning.brief_pdf import brief_pdf
from twinning.calendar_file import calendar_file
from twinning.colophon import colophon
from twinning.exporting import PROFILES, export_csv
from twinning.facets import mask
from twinning.geojson import agreements_geojson
from twinning.maps.document import document
from twinning.maps.numbering import numbering
from twinning.maps.standalone import standalone_html
from twinning.maps.words import city_words
from twinning.package import package
from twinning.picture import png, svg
from twinning.selection import Selection
from twinning.view import View, view
from twinning.web.compression import LEVEL
from twinning.workbook import workbook

TARGET = "300 ms"
DAY, ADDRESS = date(2026, 1, 1), "https://atlas.example/agreements"
FILES: dict[str, Callable[[View], bytes]] = {
    "Brief as HTML": lambda shown: brief_html(shown, DAY, ADDRESS),
    "Brief as PDF": lambda shown: brief_pdf(shown, DAY, ADDRESS),
    "Calendar": lambda shown: calendar_file(shown.atlas, shown.mask, DAY),
    "Picture (SVG)": lambda shown: _drawing(shown).encode(),
    "Picture (PNG), SVG included": lambda shown: png(_drawing(shown)),
    "Map in one file": lambda shown: standalone_html(shown, DAY),
    "Workbook": lambda shown: workbook(shown, colophon(shown, DAY, ADDRESS)),
    "Package of tables": lambda shown: package(shown, colophon(shown, DAY, ADDRESS)),
    "GeoJSON": lambda shown: b"".join(agreements_geojson(shown.atlas, shown.mask)),
}


def figures(folder: Path) -> list[Figure]:
    """Times and sizes with everything selected."""
    return fresh(_measured, folder)


def _measured(folder: Path) -> list[Figure]:
    atlas = loaded(folder)
    exports = [figure for profile in PROFILES for figure in _export(atlas, profile)]
    return [*exports, *_files(atlas), *_map(atlas)]


def _export(atlas: Atlas, profile: str) -> list[Figure]:
    export = partial(export_csv, atlas, mask(atlas, Selection()), profile)
    return [
        Figure(f"Export of all rows, {profile} profile", str(timed(export)), TARGET),
        Figure("… its size", sized(len(export()))),
    ]


def _files(atlas: Atlas) -> list[Figure]:
    """What the page of files makes, each once: the largest take seconds."""
    shown = view(atlas, Selection())
    made = {name: run(partial(write, shown)) for name, write in FILES.items()}
    return [
        figure
        for name, (content, timing) in made.items()
        for figure in (Figure(name, str(timing)), Figure("… its size", sized(len(content))))
    ]


def _drawing(shown: View) -> str:
    return svg(shown.atlas, shown.drawn, width=1280, height=720)


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
