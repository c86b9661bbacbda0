"""Dates in the calendar that is not the reader's, on hover over where they are told."""

from collections.abc import Iterable

from twinning.dates import other, spoken
from twinning.ui.markdown import plain


def hint(dates: Iterable[str]) -> str | None:
    """A line of Markdown for each date that has another form: “9 April 2025 = 20 Farvardin 1404”.

    None where there is none.
    """
    pairs = ((date, other(date)) for date in dict.fromkeys(dates))
    lines = [f"- {plain(spoken(date))} = {plain(told)}" for date, told in pairs if told]
    return "\n".join(lines) or None
