"""The chart of lanes: a day is a dot, whatever is less exact a bar as long as it is vague.

Words of the tables are in the rows and in the domains of scales only, as data.
"""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from twinning.atlas import Positions
from twinning.durations import EPOCH, LAST_DAY
from twinning.lanes import PROGRAMME, TERM
from twinning.language import _
from twinning.maps.palette import Palette
from twinning.maps.styles import INK
from twinning.ticks import day_ticks
from twinning.ui import address, charts, colours, event_marks
from twinning.ui.axis import labelled
from twinning.ui.lane_rows import DAY, LANE, instant

HEIGHT = 26  # pixels of a lane
NAMES = 190  # pixels
ABOVE = -4  # pixels from the middle of the lane
CLICKED = "lane"
SIGNED = "datum.kind == 'signed'"

Spec = dict[str, Any]


def draw(rows: pd.DataFrame, shown: Palette, classes: Positions, *, key: str) -> None:
    """The rows of some lanes, as `lane_rows` makes them; a click on one opens its agreement.

    `classes` are those that the lanes have.
    """
    # A chart of its own while an agreement is open: afterwards the same lane can be chosen again.
    key = f"{key} {address.names_agreement()}"
    st.vega_lite_chart(
        rows,
        charts.read(_spec(rows, shown, classes)),
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
        "scale": {"type": "utc", "nice": False},
        "axis": _ticks(lanes) | {"orient": "top", "labelFlush": True},
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
        **colours.legends(),
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
        "layer": [
            *_background(),
            *_signings(shown, classes),
            *event_marks.layers(set(rows["kind"]), x),
        ],
    }


def _ticks(lanes: pd.DataFrame) -> Spec:
    """The ticks of the time that all lanes last."""
    ends = np.round(lanes[["first", "end"]].to_numpy()[0] / DAY).astype(np.int64) + EPOCH
    first, last = (date.fromordinal(day) for day in np.clip(ends, 1, LAST_DAY).tolist())
    days, labels = zip(*day_ticks(first, last), strict=True)
    return labelled(list(zip(instant(np.array(days)).tolist(), labels, strict=True)))


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
    bar = {"type": "bar", "height": 8, "cornerRadius": 2, "yOffset": ABOVE, "strokeWidth": 2}
    dot = {"type": "circle", "size": 80, "yOffset": ABOVE, "opacity": 1}
    return [
        _layer(f"{SIGNED} && !datum.is_day", bar, {"color": colour, "stroke": colour}),
        _layer(f"{SIGNED} && datum.is_day", dot, {"color": colour}),
    ]
