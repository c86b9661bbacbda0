"""The Solar Hijri calendar of Iran and Afghanistan: its days, and what its months are called."""

from datetime import date

from persiantools.jdatetime import MAXYEAR, MINYEAR, JalaliDate

from twinning.language import N_

FIRST_YEAR, LAST_YEAR = MINYEAR, MAXYEAR
"""The years that can be told: they begin on 22 March 622 and end on 20 March 9999 (Gregorian)."""
MONTHS = (
    N_("Farvardin"),
    N_("Ordibehesht"),
    N_("Khordad"),
    N_("Tir"),
    N_("Mordad"),
    N_("Shahrivar"),
    N_("Mehr"),
    N_("Aban"),
    N_("Azar"),
    N_("Dey"),
    N_("Bahman"),
    N_("Esfand"),
)
_FIRST_DAY, _LAST_DAY = (limit.to_gregorian() for limit in (JalaliDate.min, JalaliDate.max))


def covers(day: date) -> bool:
    """Whether the day lies within the years that can be told."""
    return _FIRST_DAY <= day <= _LAST_DAY


def parts(day: date) -> tuple[int, int, int]:
    """Year, month and day of the month of a day that is covered."""
    told = JalaliDate(day)  # type: ignore[no-untyped-call]
    return told.year, told.month, told.day


def start(year: int, month: int = 1) -> date:
    """The first day of a month from FIRST_YEAR to LAST_YEAR; by default 1 Farvardin."""
    first: date = JalaliDate(year, month, 1).to_gregorian()  # type: ignore[no-untyped-call]
    return first
