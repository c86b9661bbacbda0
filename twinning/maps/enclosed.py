"""What a map in one file brings with it: the files that the dashboard's map is served."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

import numpy as np
import pandas as pd

from twinning.atlas import Atlas, Positions
from twinning.language import forms
from twinning.maps.document import packed_document
from twinning.maps.layer import coded
from twinning.maps.markup import data, element
from twinning.maps.numbering import Numbering
from twinning.maps.scripts import STATIC
from twinning.maps.words import names_of, text, words_of

DOCUMENT, GROUND = "atlas:selection", "atlas:natural-earth"  # addresses that nobody serves
STRONGEST = 9  # of compression


def enclosed_document(
    atlas: Atlas, numbers: Numbering, absences: "pd.Series[str]"
) -> Iterator[Element]:
    """The map document of the agreements numbered, and all words about them.

    `absences` holds, by their positions, why other agreements are not drawn: these follow upon
    the others, as do the parties that only they have.
    """
    agreements = np.concatenate([numbers.agreements, absences.index.to_numpy(dtype=np.int64)])
    parties = np.setdiff1d(atlas.parties[agreements], numbers.cities)
    cities = np.concatenate([numbers.cities, parties])
    omitted = forms("{count} not on the map (see above)", "{count} not on the map (see above)")
    said = text() | {"legend_omitted": omitted}
    content = packed_document(atlas, numbers, block=max(1, len(agreements)), said=said)
    yield _coded(f"{DOCUMENT}/map.bin", coded(content, STRONGEST))
    yield data(_cities(atlas, cities), data_address=f"{DOCUMENT}/cities.json")
    reasons = [""] * len(numbers.agreements) + absences.tolist()
    words = _agreements(atlas, agreements, cities) | {"absence": reasons}
    yield data(words, data_address=f"{DOCUMENT}/agreements/0.json")


def enclosed_ground(addresses: Iterable[str]) -> Iterator[Element]:
    """The outlines with these addresses below GROUND."""
    for address in addresses:
        yield _coded(address, _outline(address.removeprefix(f"{GROUND}/")))


@cache
def _outline(file: str) -> str:
    return coded(STATIC.joinpath("natural-earth", file).read_bytes(), STRONGEST)


def _coded(address: str, content: str) -> Element:
    return element("script", content, type="application/octet-stream", data_address=address)


def _cities(atlas: Atlas, cities: Positions) -> dict[str, list[str]]:
    """The ids, names and country codes of the cities at some positions."""
    return names_of(atlas, cities) | {"country": atlas.cities["country"].iloc[cities].tolist()}


def _agreements(atlas: Atlas, agreements: Positions, cities: Positions) -> dict[str, list[Any]]:
    """The words about agreements, and their parties as numbers of the cities listed."""
    number = np.full(len(atlas.cities), -1)
    number[cities] = np.arange(len(cities))
    a, b = number[atlas.parties[agreements]].T
    return {**words_of(atlas, agreements), "city_a": a.tolist(), "city_b": b.tolist()}
