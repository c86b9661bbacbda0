"""An axis of a chart with labels of our own: Vega knows neither our calendars nor our languages."""

import json
from collections.abc import Sequence
from typing import Any


def labelled(ticks: Sequence[tuple[float, str]]) -> dict[str, Any]:
    """What an axis is told to have these ticks: values and labels, which are words of our own."""
    values, labels = (json.dumps([tick[side] for tick in ticks]) for side in (0, 1))
    return {
        "values": {"expr": values},  # instants given as numbers Vega-Lite would take for years
        "labelExpr": f"{labels}[indexof({values}, +datum.value)]",
    }
