"""Frames: the longest that a map stands still while it is dragged and zoomed."""

import math
import time
from collections.abc import Callable
from statistics import median

from playwright.sync_api import Browser

from benchmarks.figure import REPEATS, Figure, spoken
from benchmarks.stage import Stage
from benchmarks.visitors import Visitor, visitor

TARGETS = {26_000: "33 ms", 250_000: "50 ms", 1_000_000: "100 ms"}
SECONDS = 3.0
RADIUS = 150  # pixels: a drag goes round, so that it never meets the edge of the world
ROUNDS = 2
STEP_MS = 8
NOTCH = 120  # what one step of a mouse wheel scrolls
NOTCHES = (-NOTCH, -NOTCH, -NOTCH, NOTCH, NOTCH, NOTCH)
REST_MS = 1000  # for the map to paint what it left for later

Gesture = Callable[[Visitor, float, float], None]


def figures(stage: Stage) -> list[Figure]:
    """The worst frame of several gestures on our map; on the empty one, and of an idle page."""
    moved: dict[str, Gesture] = {"3 s drag": dragged, "3 s of the wheel": zoomed}
    gestures = moved | {"3 s of nothing": left_alone}
    ours = _worst(stage.browser, stage.dashboard.address, moved)
    empty = dict.fromkeys(gestures, "")
    if stage.is_first:
        empty = _worst(stage.browser, stage.empty_map.address, gestures, "noteLines(0);")
    target = TARGETS.get(stage.size, "")
    return [
        *(Figure(f"Worst frame, {name}", ours[name], target) for name in moved),
        *(Figure(f"… {name} on the empty map", empty[name]) for name in gestures),
    ]


def dragged(somebody: Visitor, x: float, y: float) -> None:
    """Draw the map round in circles by its middle, without a rest."""
    mouse = somebody.page.mouse
    mouse.move(x, y)
    mouse.down()
    began = time.monotonic()
    while (passed := time.monotonic() - began) < SECONDS:
        angle = 2 * math.pi * ROUNDS * passed / SECONDS
        mouse.move(x + RADIUS * math.sin(angle), y + RADIUS * (1 - math.cos(angle)) / 2)
        somebody.page.wait_for_timeout(STEP_MS)
    mouse.up()


def zoomed(somebody: Visitor, x: float, y: float) -> None:
    """Turn the wheel towards the map's middle, and back."""
    somebody.page.mouse.move(x, y)
    for notch in NOTCHES:
        somebody.page.mouse.wheel(0, notch)
        somebody.page.wait_for_timeout(1000 * SECONDS / len(NOTCHES))


def left_alone(somebody: Visitor, _x: float, _y: float) -> None:
    """Do nothing, to see what the machine itself is late for."""
    somebody.page.wait_for_timeout(1000 * SECONDS)


def _worst(
    browser: Browser, address: str, gestures: dict[str, Gesture], script: str = ""
) -> dict[str, str]:
    with visitor(browser, script) as somebody:
        somebody.open(address)
        somebody.first("painted")
        return {name: _repeated(somebody, gesture) for name, gesture in gestures.items()}


def _repeated(somebody: Visitor, gesture: Gesture) -> str:
    worst = [max(_gaps(somebody, gesture)) / 1000 for _ in range(1 + REPEATS)][1:]
    return f"{spoken(median(worst))} ({spoken(min(worst))} to {spoken(max(worst))})"


def _gaps(somebody: Visitor, gesture: Gesture) -> list[float]:
    """The milliseconds between the frames that the map's own frame showed during the gesture."""
    somebody.rest(REST_MS)
    box = somebody.map.bounding_box()
    assert box is not None  # else nothing would have been painted
    somebody.in_map("() => keepFrames()")
    gesture(somebody, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    gaps: list[float] = somebody.in_map("() => framesKept()")
    return gaps
