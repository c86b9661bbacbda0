"""The layer that changes: what a selection shows, sent as numbers and ids, never as words."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

import folium
import numpy as np
from folium.template import Template
from numpy.typing import NDArray


@dataclass(frozen=True)
class Message:
    """One state of the map, for the document of one atlas version.

    `document` is its address as seen from the map's frame; `shown` a `bitset` over its
    agreements; `focus` the theme groups and `selected` the cities chosen, by their index in
    it; `scheme` is that of the page's colours; the view is fitted to what is shown whenever
    `fit` changes.
    """

    document: str
    version: str
    shown: str
    colour: Literal["theme", "status"] = "theme"
    focus: Sequence[int] = ()
    selected: Sequence[int] = ()
    scheme: Literal["light", "dark"] = "light"
    fit: str = ""


class SelectionLayer(folium.FeatureGroup):
    """A layer to be passed to st_folium as `feature_group_to_add`: it shows a message.

    A click on a city or an arc comes back as its `last_active_drawing`, a feature with the
    properties `kind` ("city" or "agreement"), `id` and `click`, a number that rises.
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
    """The flags as bits, eight to a byte and the first one lowest, in base64."""
    return b64encode(np.packbits(shown, bitorder="little").tobytes()).decode("ascii")
