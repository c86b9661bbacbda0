"""The chart of lanes: a day is a dot, whatever is less exact a bar as long as it is vague.

Words of the tables are in the rows and in the domains of scales only, as data.
"""

from typing import Any

import pandas as pd
import streamlit as st

from twinning.atlas import Positions
from twinning.lanes import END, PROGRAMME, TERM
from twinning.language import _
from twinning.maps.palette import Palette
from twinning.maps.styles import INK
from twinning.ui import address, colours
from twinning.ui.lane_rows import LANE, what

HEIGHT = 22  # pixels of a lane
NAMES = 190  # pixels
CLICKED = "lane"
SIGNED = "datum.kind == 'signed'"
# Paths lie in a square from (-1, -1) to (1, 1).
SHAPES = {
    "proposed": "triangle-right",
    "approved": "triangle-up",
    "renewed": "diamond",
    "revived": "cross",
    "programme-started": "square",
    "activity": "M0,-1L.3,-.3L1,0L.3,.3L0,1L-.3,.3L-1,0L-.3,-.3Z",
    "commitment": "M-.7,1V-1L1,-.4L-.3,.2V1Z",
    "suspended": "M-.8,-.9H-.2V.9H-.8ZM.2,-.9H.8V.9H.2Z",
    "ended": "M-.9,-.6L-.6,-.9L0,-.3L.6,-.9L.9,-.6L.3,0L.9,.6L.6,.9L0,.3L-.6,.9L-.9,.6L-.3,0Z",
    END: "M-.25,-1.3H.25V1.3H-.25Z",
}

Spec = dict[str, Any]


def draw(rows: pd.DataFrame, shown: Palette, classes: Positions, *, key: str) -> None:
    """The rows of some lanes, as `lane_rows` makes them; a click on one opens its agreement.

    `classes` are those that the lanes have.
    """
    # A chart of its own while an agreement is open: afterwards the same lane can be chosen again.
    key = f"{key} {address.names_agreement()}"
    st.vega_lite_chart(
        rows,
        _spec(rows, shown, classes),
        key=key,
        on_select=lambda: _open(key),
        alt=_("Agreements in time, one line each"),
    )


def _open(key: str) -> None:
    clicked = st.session_state[key]["selection"].get(CLICKED)
    if clicked:
        address.open_agreement(clicked[0]["agreement_id"])


def _spec(rows: pd.DataFrame, shown: Palette, classes: Positions) -> Spec:
    lanes = rows[rows["kind"] == LANE]
    x = {
        "field": "first",
        "type": "temporal",
        "title": None,
        "scale": {"type": "utc", "domain": _domain(lanes), "nice": False},
        "axis": {"orient": "top", "labelFlush": True},
    }
    y = {
        "field": "lane",
        "type": "nominal",
        "title": None,
        "scale": {"domain": lanes["lane"].tolist()},
        "axis": {"labelLimit": {"expr": f"min({NAMES}, containerSize()[0] * 0.4)"}},
    }
    titles = {
        "agreement": _("Agreement"),
        "what": _("What"),
        "when": _("When"),
        "about": _("About"),
    }
    tooltip = [{"field": name, "type": "nominal", "title": title} for name, title in titles.items()]
    return {
        "height": HEIGHT * len(lanes),
        "autosize": {"type": "fit-x", "contains": "padding"},
        "params": [
            {
                "name": CLICKED,
                "select": {"type": "point", "fields": ["agreement_id"], "toggle": False},
                "views": ["lanes"],
            }
        ],
        "encoding": {"x": x, "y": y, "tooltip": tooltip},
        "layer": [*_background(), *_signings(shown, classes), *_events(set(rows["kind"]))],
    }


def _domain(lanes: pd.DataFrame) -> list[float]:
    return [float(lanes["first"].min()), float(lanes["end"].max())]


def _layer(condition: str, mark: Spec, encoding: Spec | None = None) -> Spec:
    bar = {"x2": {"field": "end"}} if mark["type"] in ("bar", "rule") else {}
    return {
        "transform": [{"filter": condition}],
        "mark": mark,
        "encoding": bar | (encoding or {}),
    }


def _background() -> list[Spec]:
    """The lanes, from signing to end, and agreed programmes."""
    ink = colours.seen(INK)
    return [
        {"name": "lanes"}
        | _layer(f"datum.kind == '{LANE}'", {"type": "bar", "color": ink, "opacity": 0.04}),
        _layer(f"datum.kind == '{PROGRAMME}'", {"type": "bar", "color": ink, "opacity": 0.18}),
        _layer(f"datum.kind == '{TERM}'", {"type": "rule", "color": ink, "opacity": 0.6}),
    ]


def _signings(shown: Palette, classes: Positions) -> list[Spec]:
    colour = {
        "field": "class",
        "type": "nominal",
        "scale": colours.scale(shown, classes),
        "legend": colours.legend(NAMES),
    }
    bar = {"type": "bar", "height": 9, "cornerRadius": 2}
    dot = {"type": "circle", "size": 80, "opacity": 1}
    return [
        _layer(f"{SIGNED} && !datum.is_day", bar, {"color": colour}),
        _layer(f"{SIGNED} && datum.is_day", dot, {"color": colour}),
    ]


def _events(kinds: set[str]) -> list[Spec]:
    """Events by shape: filled on their day, hollow in the middle of a thin bar where vague."""
    ink = colours.seen(INK)
    used = [kind for kind in SHAPES if kind in kinds]
    if not used:
        return []
    event = f"datum.kind != 'signed' && indexof({list(SHAPES)}, datum.kind) >= 0"
    shape = {
        "field": "what",
        "type": "nominal",
        "scale": {"domain": list(map(what, used)), "range": [SHAPES[kind] for kind in used]},
        "legend": colours.legend(NAMES) | {"symbolFillColor": ink, "symbolStrokeWidth": 0},
    }
    point = {"type": "point", "size": 55, "color": ink, "opacity": 1}
    hollow = point | {"filled": False, "strokeWidth": 1.2}
    at_middle = {"x": {"field": "middle", "type": "temporal"}}
    return [
        _layer(f"{event} && !datum.is_day", {"type": "bar", "height": 2, "color": ink}),
        _layer(f"{event} && !datum.is_day", hollow, {"shape": shape} | at_middle),
        _layer(f"{event} && datum.is_day", point | {"filled": True}, {"shape": shape}),
    ]
