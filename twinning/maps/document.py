"""The map document: all the map ever draws of one atlas, fetched once by each browser."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from twinning import __version__
from twinning.atlas import KEPT_ATLASES, Atlas, Positions
from twinning.countries import country_name
from twinning.labels import status_label, theme_label
from twinning.language import _
from twinning.maps.columns import packed, smallest
from twinning.maps.numbering import Numbering, group_names, numbering, places
from twinning.maps.styles import (
    GROUP_COLOURS,
    OTHER,
    STATUS_STYLES,
    UNSTATED,
    Colour,
    bundled_as,
)
from twinning.maps.words import BLOCK, bundle_label, text
from twinning.reader import current, kept_by_reader
from twinning.schema import STATUSES


@dataclass(frozen=True)
class Document:
    """The numbers that the map draws, as a file, and the hash of its content."""

    content: bytes
    digest: str


@kept_by_reader(KEPT_ATLASES)
def document(atlas: Atlas) -> Document:
    """The map document of an atlas: a header of words, then columns of numbers.

    For each city its latitude and longitude; for each agreement its parties, its status and its
    combination of theme groups.
    """
    content = packed_document(atlas, numbering(atlas), block=BLOCK, said=text())
    return Document(content, sha256(content).hexdigest()[:16])


def document_address(atlas: Atlas) -> str:
    """The folder in which the document is served, below that of all assets."""
    return f"atlas/{atlas.version}/{current().code}/{document(atlas).digest}"


def packed_document(
    atlas: Atlas, numbers: Numbering, *, block: int, said: Mapping[str, str | Mapping[str, str]]
) -> bytes:
    """The document of the agreements numbered, whose words come `block` at a time.

    `said` are the words of notes and legend.
    """
    header, columns = _contents(atlas, numbers)
    return packed(header | {"block": block, "text": said}, columns)


def _contents(atlas: Atlas, numbers: Numbering) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    agreements = atlas.agreements[["status", "themes"]].iloc[numbers.agreements]
    combination, cells = pd.factorize(agreements["themes"])
    header = {
        "version": atlas.version,
        "program": __version__,
        **_bundles(atlas, numbers),
        "statuses": [_status(status) for status in STATUSES],
        "groups": legend_groups(atlas, numbers),
        "combinations": [[numbers.groups[g] for g in group_names(atlas, cell)] for cell in cells],
    }
    statuses = pd.Index(STATUSES).get_indexer(pd.Index(agreements["status"]))
    columns = {
        **_positions(atlas, numbers),
        "city_a": smallest(numbers.parties[:, 0]),
        "city_b": smallest(numbers.parties[:, 1]),
        "status": smallest(statuses),
        "combination": smallest(combination),
    }
    return header, columns


def _positions(atlas: Atlas, numbers: Numbering) -> dict[str, NDArray[np.float32]]:
    degrees = atlas.cities[["latitude", "longitude"]].iloc[numbers.cities]
    return {name: degrees[name].to_numpy(dtype=np.float32) for name in ("latitude", "longitude")}


def _bundles(atlas: Atlas, numbers: Numbering) -> dict[str, list[Any]]:
    """Countries and regions, each with the number of its first city; a nameless region is one city.

    Both lie in the order of the cities.
    """
    country, region = places(atlas, numbers.cities)
    facts = atlas.cities[["country", "region"]].iloc[numbers.cities]
    return {
        "countries": [
            {"id": code, "name": country_name(code), "start": start}
            for code, start in _firsts(facts["country"].tolist(), country)
        ],
        "regions": [
            {"name": name, "start": start}
            for name, start in _firsts(facts["region"].tolist(), region)
        ],
    }


def _firsts(values: Sequence[str], codes: Positions) -> list[tuple[str, int]]:
    """Each value where a run of one code begins, and the position of that beginning."""
    starts = np.flatnonzero(np.diff(codes, prepend=-1))
    return [(values[start], start) for start in starts.tolist()]


def _status(status: str) -> dict[str, Any]:
    """How one status is drawn, and as what it lies in a ribbon."""
    kind = bundled_as(status)
    return {
        "id": status,
        "label": status_label(status),
        "bundled_as": STATUSES.index(kind),
        "bundle_label": bundle_label(kind),
        **asdict(STATUS_STYLES[status]),
    }


def legend_groups(atlas: Atlas, numbers: Numbering) -> list[dict[str, Any]]:
    """The groups with a colour of their own, then the others together, then none at all.

    The place of a colour whose group is not numbered has no name.
    """
    own = {number: (group, theme_label(atlas, group)) for group, number in numbers.groups.items()}
    colours = GROUP_COLOURS[: max(own, default=-1) + 1]
    return [
        *(_group(*own.get(number, ("", "")), colour) for number, colour in enumerate(colours)),
        _group("other", _("Other themes"), OTHER),
        _group("unstated", _("No theme stated"), UNSTATED),
    ]


def _group(identifier: str, label: str, colour: Colour) -> dict[str, Any]:
    return {"id": identifier, "label": label, "colour": asdict(colour)}
