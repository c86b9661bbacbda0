"""Events on lanes by their shape: filled on their day, hollow in the middle of a vague time."""

from typing import Any

from twinning.lanes import END
from twinning.maps.styles import INK
from twinning.ui import colours
from twinning.ui.lane_rows import SEVERAL, what

BELOW = 5  # pixels from the middle of the lane, where the signing is
LEGEND = 190  # pixels
# Paths lie in a square from (-1, -1) to (1, 1).
SHAPES = {
    "proposed": "triangle-right",
    "approved": "triangle-up",
    "renewed": "diamond",
    "revived": "cross",
    "programme-started": "square",
    "activity": "M0,-1.2L.3,-.3L1.2,0L.3,.3L0,1.2L-.3,.3L-1.2,0L-.3,-.3Z",
    "commitment": "M-.7,1V-1L1,-.4L-.3,.2V1Z",
    "suspended": "M-.8,-.9H-.2V.9H-.8ZM.2,-.9H.8V.9H.2Z",
    "ended": "M-.9,-.6L-.6,-.9L0,-.3L.6,-.9L.9,-.6L.3,0L.9,.6L.6,.9L0,.3L-.6,.9L-.9,.6L-.3,0Z",
    END: "M-.25,-1.3H.25V1.3H-.25Z",
    SEVERAL: "M-1,-1H.4V-.4H1V1H-.4V.4H-1Z",
}

Spec = dict[str, Any]


def layers(kinds: set[str], x: Spec) -> list[Spec]:
    """The layers of a chart of lanes on which these kinds of marks are drawn, along the axis x."""
    used = [kind for kind in SHAPES if kind in kinds]
    if not used:
        return []
    ink = colours.seen(INK)
    shape = {
        "field": "what",
        "type": "nominal",
        "scale": {"domain": list(map(what, used)), "range": [SHAPES[kind] for kind in used]},
        "legend": colours.legend(LEGEND),
    }
    bar = {"type": "bar", "height": 2, "yOffset": BELOW, "color": ink}
    point = {"type": "point", "size": 45, "yOffset": BELOW, "color": ink, "opacity": 1}
    hollow = point | {"filled": False, "strokeWidth": 1.2, "fill": colours.ground()}
    event = f"indexof({used}, datum.kind) >= 0"
    at_middle = {"shape": shape, "x": x | {"field": "middle"}}
    return [  # the legend looks as the first does
        _layer(f"{event} && datum.is_day", point | {"filled": True}, {"shape": shape}),
        _layer(f"{event} && !datum.is_day", bar, {"x2": {"field": "end"}}),
        _layer(f"{event} && !datum.is_day", hollow, at_middle),
    ]


def _layer(condition: str, mark: Spec, encoding: Spec) -> Spec:
    return {"transform": [{"filter": condition}], "mark": mark, "encoding": encoding}
