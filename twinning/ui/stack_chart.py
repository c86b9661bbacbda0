"""What the charts of stacks are made of: rows for Vega-Lite, and how it is to draw them.

Words of the tables are in the rows and in the domains of scales only, as data.
"""

from typing import Any

import numpy as np
import pandas as pd

from twinning.atlas import Positions
from twinning.histogram import Bars
from twinning.language import _
from twinning.maps.palette import Palette
from twinning.selection import Selection
from twinning.signings import Signings
from twinning.ui import bars, brush, colours

HEIGHT = 240  # pixels, of the bars
GAP = 0.08  # of a bar's width, on either side
UNCHOSEN = 0.3
LEGEND = 190  # pixels
HOLLOW = 0.12
AGAIN = 0.4  # the fill of a colour that another class has already

Spec = dict[str, Any]


def years_rows(counted: Signings, every: Bars, palette: Palette, chosen: Selection) -> pd.DataFrame:
    """A row for each part of a bar, from the bottom up: first the dates within its years."""
    rows, places = _stacked(np.concatenate([counted.within, counted.across]), palette)
    strong = np.zeros(len(every.starts), dtype=bool)
    strong[every.touching(chosen.year_from, chosen.year_to)] = True
    labels = np.array([bars.years_label(every.bar(place)) for place in range(len(strong))])
    start = every.starts[places] + GAP * every.width
    end = every.starts[places] + (1 - GAP) * every.width
    is_across = rows.index.to_numpy() >= len(palette.labels)
    return rows.assign(
        **{brush.FIELD: start},
        end=end,
        years=labels[places],
        chosen=strong[places],
        across=is_across,
        dates=np.where(is_across, _("reach over several bars"), _("within these years")),
    )


def undated_rows(counted: Signings, palette: Palette, is_chosen: bool) -> pd.DataFrame:
    """A row for each part of the bar of the undated, from the bottom up."""
    rows, _places = _stacked(counted.undated[:, None], palette)
    return rows.assign(chosen=is_chosen, years=_("undated"), across=False)


def years_spec(counted: Signings, every: Bars, palette: Palette) -> Spec:
    """Bars over an axis of years on which a span can be brushed."""
    start = every.start
    x = {
        "field": brush.FIELD,
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [start, start + len(every.starts) * every.width], "nice": False},
        "axis": {"format": "d", "tickMinStep": 1, "grid": False, "labelFlush": True},
    }
    tooltip = [
        _tooltip("class", _class_title()),
        _tooltip("years", _("Signed")),
        _tooltip("count", _("Agreements")),
        _tooltip("dates", _("Dates")),
    ]
    shared = _encoding(palette, np.flatnonzero(counted.totals), legend=True)
    layers = [
        {"name": "bars", "transform": [{"filter": "!datum.across"}], "mark": _bar()},
        {
            "transform": [{"filter": "datum.across"}],
            "mark": _bar() | {"strokeDash": [3, 2]},
            "encoding": {"fillOpacity": {"value": HOLLOW}},
        },
    ]
    encoding = shared | {"x": x, "x2": {"field": "end"}, "tooltip": tooltip}
    parameter = brush.parameter() | {"views": ["bars"]}
    return _spec() | {"params": [parameter], "encoding": encoding, "layer": layers}


def undated_spec(counted: Signings, palette: Palette) -> Spec:
    """One bar over the word for it, with the number of agreements on its top."""
    x = {"field": "years", "type": "nominal", "title": None, "axis": {"labelAngle": 0}}
    tooltip = [_tooltip("class", _class_title()), _tooltip("count", _("Undated agreements"))]
    encoding = _encoding(palette, np.flatnonzero(counted.totals), legend=False) | {
        "x": x,
        "tooltip": tooltip,
    }
    return _spec() | {"encoding": encoding, "mark": _bar() | {"width": {"band": 0.6}}}


def _stacked(parts: Positions, palette: Palette) -> tuple[pd.DataFrame, Positions]:
    """The parts that are not empty, numbered by their row of `parts`, and the bar of each."""
    tops = np.cumsum(parts, axis=0)
    part, place = np.nonzero(parts)
    count, top = parts[part, place], tops[part, place]
    labels = np.array(palette.labels, dtype=object)[part % len(palette.labels)]
    rows = {"class": labels, "count": count, "bottom": top - count, "top": top}
    return pd.DataFrame(rows, index=part), place


def _encoding(palette: Palette, classes: Positions, *, legend: bool) -> Spec:
    """Height, colour and strength of the parts; only classes in use are in the legend."""
    scale = colours.scale(palette, classes)
    fills = [AGAIN if c in scale["range"][:n] else 1 for n, c in enumerate(scale["range"])]
    of_class = {
        "field": "class",
        "type": "nominal",
        "legend": colours.legend(LEGEND) if legend else None,
    }
    return {
        "y": {
            "field": "top",
            "type": "quantitative",
            "stack": None,
            "title": None,
            "axis": {"tickMinStep": 1, "format": ",d"},
        },
        "y2": {"field": "bottom"},
        "color": of_class | {"scale": scale},
        "fillOpacity": of_class | {"scale": scale | {"range": fills}},
        "opacity": {"condition": {"test": "datum.chosen", "value": 1}, "value": UNCHOSEN},
    }


def _spec() -> Spec:
    return {"height": HEIGHT, "autosize": {"type": "fit-x", "contains": "padding"}}


def _bar() -> Spec:
    return {"type": "bar", "strokeWidth": 1, "filled": True}


def _tooltip(field: str, title: str) -> Spec:
    return {"field": field, "type": "nominal", "title": title}


def _class_title() -> str:
    return _("Counted under")
