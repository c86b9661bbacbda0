"""Playing the years: agreements appear in the order in which they were signed."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from twinning.calendars import GREGORIAN, same_year
from twinning.histogram import rounded_up
from twinning.selection import Selection

MOST_STEPS = 36


class Period(NamedTuple):
    """The part of a selection that is about time."""

    year_from: int | None = None
    year_to: int | None = None
    undated: bool = True


@dataclass(frozen=True)
class Play:
    """A run through the years from `first` to `last`, which has come to the year `reached`.

    `whole` is the period it runs through, and in the address while it runs; while it is paused
    the address holds the period up to the year reached.  All years are those of `calendar`.
    """

    whole: Period
    first: int
    last: int
    reached: int
    is_paused: bool = False
    calendar: str = GREGORIAN

    @property
    def period(self) -> Period:
        """What is shown: the years up to the one reached, undated agreements set apart."""
        return Period(self.whole.year_from, self.reached, undated=False)

    @property
    def step(self) -> int:
        """The years from one step to the next."""
        return rounded_up((self.last - self.first) / MOST_STEPS)

    def next(self) -> "Play | None":
        """The run one step further; None at its end."""
        if self.reached >= self.last:
            return None
        return replace(self, reached=min(self.reached + self.step, self.last))

    def counted_in(self, calendar: str) -> "Play":
        """The run as it stands, its years in another calendar."""
        if calendar == self.calendar:
            return self
        first, last, reached = (
            same_year(year, self.calendar, calendar)
            for year in (self.first, self.last, self.reached)
        )
        whole = period(over(Selection(calendar=self.calendar), self.whole).counted_in(calendar))
        return replace(
            self, whole=whole, first=first, last=last, reached=reached, calendar=calendar
        )

    def over(self, address: Period) -> "Play | None":
        """The run as it stands over the period in the address; None where that is another one.

        While paused, the year reached may be moved.
        """
        if not self.is_paused:
            return self if address == self.whole else None
        year = address.year_to
        moved = replace(self, reached=year) if year and self.first <= year <= self.last else self
        return moved if address == moved.period else None


def period(selection: Selection) -> Period:
    """The period of a selection."""
    return Period(selection.year_from, selection.year_to, selection.undated)


def over(selection: Selection, chosen: Period) -> Selection:
    """The selection with `chosen` as its period."""
    return replace(selection, **chosen._asdict())
