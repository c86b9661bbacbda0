"""Painting: from an address typed to the first arcs seen, beside an empty map and plain folium."""

from statistics import median

from playwright.sync_api import Browser, TimeoutError

from benchmarks.figure import REPEATS, Figure, spoken, spread
from benchmarks.servers import yardstick
from benchmarks.stage import Stage
from benchmarks.visitors import PATIENCE_SECONDS, visitor

TARGETS = {26_000: "1.25", 250_000: "1.6", 1_000_000: "2.5"}
PLAIN = {"poly_lines": "One PolyLine each", "geo_json": "One GeoJson"}
LARGEST_PLAIN = 26_000


def figures(stage: Stage) -> list[Figure]:
    """The dashboard's first painting and the empty map's, by turns; then those of plain folium."""
    visits = [_both(stage) for _ in range(1 + REPEATS)][1:]
    empty, ours = zip(*visits, strict=True)
    ratio = f"{median(ours) / median(empty):.2f} ({spread([b / a for a, b in visits])})"
    return [
        Figure("Empty map page", f"{spoken(median(empty))} ({spread(empty)})"),
        Figure("First arcs painted", f"{spoken(median(ours))} ({spread(ours)})"),
        Figure("… ÷ empty map page", ratio, TARGETS.get(stage.size, "")),
        *(Figure(f"Plain folium: {words}", _plain(stage, name)) for name, words in PLAIN.items()),
    ]


def _both(stage: Stage) -> tuple[float, float]:
    empty = _seconds(stage.browser, stage.empty_map.address, lines=0)
    return empty, _seconds(stage.browser, stage.dashboard.address)


def _plain(stage: Stage, name: str) -> str:
    if stage.size > LARGEST_PLAIN:
        return ""
    with yardstick(name, stage.folder) as server:
        try:
            times = [
                _seconds(stage.browser, server.address, lines=stage.size) for _ in range(REPEATS)
            ]
        except TimeoutError:
            return f"> {PATIENCE_SECONDS} s"
    return f"{spoken(median(times))} ({spread(times)})"


def _seconds(browser: Browser, address: str, lines: int | None = None) -> float:
    """Until a new visitor sees the arcs, or on a plain map that many lines."""
    script = "" if lines is None else f"noteLines({lines});"
    with visitor(browser, script) as somebody:
        began = somebody.open(address)
        return (somebody.first("painted").at - began) / 1000
