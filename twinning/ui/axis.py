"""An axis of a chart with labels of our own: Vega knows neither our calendars nor our languages."""

import json
from collections.abc import Sequence
from typing import Any


def labelled(ticks: Sequence[tuple[float, str]]) -> dict[str, Any]:
    """What an axis is told to have these ticks: values and labels, which are words of our own."""
    values, labels = [value for value, _label in ticks], [label for _value, label in ticks]
    place = f"indexof({json.dumps(values)}, +datum.value)"
    return {"values": values, "labelExpr": f"{json.dumps(labels)}[{place}]"}
