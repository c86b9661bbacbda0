"""How agreements look on a map: the line of each status, the colours of statuses and themes.

At full opacity every colour stands out from land and sea by a contrast of 3:1 or more (WCAG
2.2, 1.4.11), and no two come close to each other for readers with protanopia or deuteranopia;
the tests compute both.
"""

from dataclasses import dataclass

from twinning.schema import IN_FORCE, PENDING


@dataclass(frozen=True)
class Colour:
    """One colour for the light map and its counterpart for the dark one, as #rrggbb."""

    light: str
    dark: str


@dataclass(frozen=True)
class Line:
    """How an arc is drawn: `weight` and `dash` in pixels, `opacity` from 0 to 1.

    One that `keeps_colour` has the colour of its status even where colour follows themes;
    `mark` is a character set on the middle of the arc.
    """

    weight: float
    opacity: float
    dash: tuple[float, ...] = ()
    keeps_colour: bool = False
    mark: str = ""


@dataclass(frozen=True)
class StatusStyle:
    """The line of a status, and its colour where colour follows status."""

    line: Line
    colour: Colour


BLUE = Colour(light="#1255b1", dark="#67a7f3")
ORANGE = Colour(light="#ad3801", dark="#f29804")
GREEN = Colour(light="#05684a", dark="#39c975")
MAGENTA = Colour(light="#991483", dark="#d83ca7")
YELLOW = Colour(light="#918908", dark="#f3ec1d")
VIOLET = Colour(light="#7c5bf8", dark="#7e6afc")
BROWN = Colour(light="#6f2302", dark="#d65847")
CYAN = Colour(light="#0792b5", dark="#03e4fd")
INK = Colour(light="#171717", dark="#f5f5f5")
GREY = Colour(light="#727375", dark="#9aa0a6")

GROUP_COLOURS = (BLUE, ORANGE, GREEN, MAGENTA, YELLOW, VIOLET, BROWN, CYAN)
OTHER = INK
UNSTATED = GREY
STATUS_STYLES = {
    "proposed": StatusStyle(Line(1.6, 0.75, dash=(5, 6)), ORANGE),
    "approved": StatusStyle(Line(1.8, 0.95, dash=(8, 5)), VIOLET),
    "active": StatusStyle(Line(2, 0.85), BLUE),
    "dormant": StatusStyle(Line(1, 0.95, keeps_colour=True), GREY),
    "suspended": StatusStyle(Line(1.8, 1, dash=(0.1, 5), keeps_colour=True), GREY),
    "ended": StatusStyle(Line(1, 0.75, dash=(2, 6)), INK),
    "disputed": StatusStyle(Line(2.2, 1, dash=(0.1, 5), mark="?"), MAGENTA),
}


def bundled_as(status: str) -> str:
    """The status as which an agreement lies in a ribbon: what is not signed never joins what is."""
    if status in IN_FORCE:
        return "active"
    return "proposed" if status in PENDING else status
