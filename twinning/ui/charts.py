"""Charts as their reader reads: in the digits of the language, and from right to left with it."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from babel.numbers import get_decimal_symbol, get_group_symbol

from twinning.language import direction, locale, number

Spec = dict[str, Any]
MEASURED = ("quantitative", "temporal")


def read(spec: Spec) -> Spec:
    """The chart of Vega-Lite for the reader: its numbers, and where they read so, mirrored.

    Time and amounts then run from right to left, and axes, names and legends begin there.
    """
    chart = deepcopy(spec)
    chart.setdefault("config", {})["locale"] = {"number": _numbers()}
    if direction() == "rtl":
        for encoding in _encodings(chart):
            _mirror(encoding)
        chart["config"] |= {"legend": _legends(chart["config"].get("legend", {}))}
    return chart


def _numbers() -> Spec:
    """How d3-format writes numbers."""
    return {
        "decimal": get_decimal_symbol(locale(), numbering_system="default"),
        "thousands": get_group_symbol(locale(), numbering_system="default"),
        "grouping": [3],
        "currency": ["", ""],
        "numerals": [number(digit) for digit in range(10)],
    }


def _encodings(chart: Spec) -> Iterator[Spec]:
    yield chart.get("encoding", {})
    for layer in chart.get("layer", ()):
        yield from _encodings(layer)


def _mirror(encoding: Spec) -> None:
    x, y = encoding.get("x", {}), encoding.get("y", {})
    if x.get("type") in MEASURED:
        x["scale"] = x.get("scale", {}) | {"reverse": True}
    if y:
        y["axis"] = y.get("axis", {}) | {"orient": "right"}


def _legends(config: Spec) -> Spec:
    """The legends below a chart, which begin at its right."""
    bottom = config.get("layout", {}).get("bottom", {})
    return config | {"layout": {"bottom": bottom | {"anchor": "end"}}}
