"""The charts of stacks: rows for Vega-Lite, and how it is to draw them.

Words of the tables are in the rows and in the domains of scales only, as data.
"""

from typing import Any

import numpy as np
import pandas as pd

from twinning.atlas import Positions
from twinning.histogram import Bars
from twinning.language import _
from twinning.maps.palette import Palette
from twinning.maps.styles import INK
from twinning.selection import Selection
from twinning.signings import Signings
from twinning.ticks import year_ticks
from twinning.ui import bars, brush, colours
from twinning.ui.axis import labelled

HEIGHT = 240  # pixels, of the bars
GAP = 0.08  # of a bar's width, on either side
UNCHOSEN = 0.3
LEGEND = 190  # pixels

Spec = dict[str, Any]


def years_rows(counted: Signings, every: Bars, shown: Palette, chosen: Selection) -> pd.DataFrame:
    """A row for each part of a bar, from the bottom up: the classes, then what lies across."""
    parts = np.vstack([counted.within, counted.across.sum(axis=0)])
    rows, part, places = _stacked(parts, [*shown.labels, _("all together")])
    strong = np.zeros(len(every.starts), dtype=bool)
    strong[every.touching(chosen.year_from, chosen.year_to)] = True
    labels = np.array([bars.years_label(every.bar(place)) for place in range(len(strong))])
    is_across = part == len(shown.labels)
    return rows.assign(
        **{brush.FIELD: every.starts[places] + GAP * every.width},
        end=every.starts[places] + (1 - GAP) * every.width,
        years=labels[places],
        chosen=strong[places],
        across=is_across,
        dates=np.where(is_across, _("reach over several bars"), _("within these years")),
    )


def years_spec(counted: Signings, every: Bars, shown: Palette) -> Spec:
    """Bars over an axis of years on which a span can be brushed."""
    end = every.start + len(every.starts) * every.width
    x = {
        "field": brush.FIELD,
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [every.start, end], "nice": False},
        "axis": labelled(year_ticks(every.start, end - 1)) | {"grid": False, "labelFlush": True},
    }
    tooltip = _tooltips() | {"years": _("Signed"), "dates": _("Dates")}
    hollow = {"type": "bar", "filled": False, "color": colours.seen(INK), "strokeDash": [3, 2]}
    legend = {"legend": colours.legend(LEGEND)}
    classes = {
        "name": "bars",
        "transform": [{"filter": "!datum.across"}],
        "mark": "bar",
        "encoding": {"color": _colour(counted, shown) | legend},
    }
    across = {"transform": [{"filter": "datum.across"}], "mark": hollow | {"strokeWidth": 1}}
    return {
        **_size(),
        "params": [brush.parameter() | {"views": ["bars"]}],
        "encoding": {"x": x, "x2": {"field": "end"}, **_height(), "tooltip": _told(tooltip)},
        "layer": [classes, across],
    }


def undated_rows(counted: Signings, shown: Palette, is_chosen: bool) -> pd.DataFrame:
    """A row for each part of the bar of the undated, from the bottom up."""
    rows, _part, _places = _stacked(counted.undated[:, None], shown.labels)
    return rows.assign(chosen=is_chosen, years=_("undated"))


def undated_spec(counted: Signings, shown: Palette) -> Spec:
    """One bar over the word for it."""
    x = {"field": "years", "type": "nominal", "title": None, "axis": {"labelAngle": 0}}
    colour = _colour(counted, shown) | {"legend": None}
    return {
        **_size(),
        "mark": {"type": "bar", "width": {"band": 0.6}},
        "encoding": {"x": x, **_height(), "color": colour, "tooltip": _told(_tooltips())},
    }


def _stacked(parts: Positions, labels: list[str]) -> tuple[pd.DataFrame, Positions, Positions]:
    """A row for each part that is not empty; which part it is, and of which bar."""
    tops = np.cumsum(parts, axis=0)
    part, place = np.nonzero(parts)
    count, top = parts[part, place], tops[part, place]
    named = np.array(labels, dtype=object)[part]
    rows = {"class": named, "count": count, "bottom": top - count, "top": top}
    return pd.DataFrame(rows), part, place


def _size() -> Spec:
    return {"height": HEIGHT, "autosize": {"type": "fit-x", "contains": "padding"}}


def _height() -> Spec:
    """From the bottom of a part to its top, fainter where the years are not chosen."""
    axis = {"tickMinStep": 1, "format": ",d"}
    top = {"field": "top", "type": "quantitative", "stack": None, "title": None, "axis": axis}
    strength = {"condition": {"test": "datum.chosen", "value": 1}, "value": UNCHOSEN}
    return {"y": top, "y2": {"field": "bottom"}, "opacity": strength}


def _colour(counted: Signings, shown: Palette) -> Spec:
    """The colours of the classes that any agreement has."""
    scale = colours.scale(shown, np.flatnonzero(counted.totals))
    return {"field": "class", "type": "nominal", "scale": scale}


def _tooltips() -> dict[str, str]:
    return {"class": _("Counted under"), "count": _("Agreements")}


def _told(titles: dict[str, str]) -> list[Spec]:
    """What the bars tell by their field; Vega writes the reader's digits where it is to measure."""
    types = {"count": "quantitative"}
    return [
        {"field": name, "type": types.get(name, "nominal"), "title": title}
        for name, title in titles.items()
    ]
