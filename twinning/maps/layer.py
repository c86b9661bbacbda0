"""The layer that changes: what a selection shows, sent as numbers and ids, never as words."""

import zlib
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

import folium
import numpy as np
import pandas as pd
from folium.template import Template
from numpy.typing import NDArray

from twinning.atlas import Atlas
from twinning.maps.numbering import Numbering
from twinning.selection import Selection

Colouring = Literal["theme", "status"]
Bundling = Literal["", "country", "region", "none"]

LEVEL = 1  # of compression: bits of neighbours are alike, and more effort finds no more
# Runs are found by the one, scattered bits are told in fewer bits by the other.
STRATEGIES = (zlib.Z_DEFAULT_STRATEGY, zlib.Z_HUFFMAN_ONLY)


@dataclass(frozen=True)
class Message:
    """One state of the map, for the document of one atlas version.

    `document` is the address of its folder as seen from the map's frame; `shown` a `bitset` over
    its agreements; `selected` says how many agreements the sentence counts, `omitted` how many of
    them the map does not show; `focus` are the theme groups and `cities` the cities chosen, by
    their number in the document; `bundle` is the level at which arcs are bundled, empty where the
    map decides; `scheme` is that of the page's colours; the view is fitted to what is shown
    whenever `fit` changes.
    """

    document: str
    version: str
    shown: str
    selected: int = 0
    omitted: int = 0
    colour: Colouring = "theme"
    focus: Sequence[int] = ()
    cities: Sequence[int] = ()
    bundle: Bundling = ""
    scheme: Literal["light", "dark"] = "light"
    fit: str = ""


class SelectionLayer(folium.FeatureGroup):
    """A layer to be passed to st_folium as `feature_group_to_add`: it shows a message.

    A click on a place or an arc comes back as its `last_active_drawing`, a feature with the
    properties `kind` ("city", "country" or "agreement"), `id` and `click`, a number that rises.
    """

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = L.featureGroup();"
        "atlas.show({{ this._parent.get_name() }}, {{ this.get_name() }},"
        " {{ this.message|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, message: Message) -> None:
        super().__init__()
        self.message = asdict(message)


def bitset(shown: NDArray[np.bool_]) -> str:
    """The flags as bits, eight to a byte and the first one lowest: raw deflate in base64."""
    return coded(np.packbits(shown, bitorder="little").tobytes(), LEVEL)


def coded(content: bytes, level: int) -> str:
    """The bytes as text: raw deflate of some level of compression, in base64."""
    packed = min((_packed(content, level, strategy) for strategy in STRATEGIES), key=len)
    return b64encode(packed).decode("ascii")


def _packed(content: bytes, level: int, strategy: int) -> bytes:
    packer = zlib.compressobj(level, wbits=-zlib.MAX_WBITS, strategy=strategy)
    return packer.compress(content) + packer.flush()


def focus(atlas: Atlas, selection: Selection, numbers: Numbering) -> list[int]:
    """The colours of the theme groups that a selection names."""
    groups = {atlas.group_of[theme] for theme in selection.theme} & numbers.groups.keys()
    return sorted({numbers.groups[group] for group in groups})


def ringed(atlas: Atlas, selection: Selection, numbers: Numbering) -> list[int]:
    """The numbers of the cities that a selection names, as far as they are drawn."""
    rows = atlas.cities.index.get_indexer(pd.Index(list(selection.city)))
    return [int(number) for number in numbers.city_numbers[rows] if number >= 0]
