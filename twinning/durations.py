"""Lengths of time between days that may be known only roughly: in years, in days, in words."""

from datetime import date

import numpy as np

from twinning.atlas import Positions
from twinning.language import _, ngettext, number

EPOCH = date(1970, 1, 1).toordinal()
LAST_DAY = date.max.toordinal()
MOST_YEARS = date.max.year


def years_later(days: Positions, years: Positions) -> Positions:
    """The ordinals of the anniversaries of days, at most LAST_DAY; after 29 February, 1 March."""
    dates = (days - EPOCH).astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    later = months + 12 * np.minimum(years, MOST_YEARS)
    found = later.astype("datetime64[D]") + (dates - months.astype("datetime64[D]"))
    return np.asarray(np.minimum(found.astype(np.int64) + EPOCH, LAST_DAY))


def months_later(day: date, months: int) -> int:
    """The ordinal of the same day some months later; where there is none, of the first after it."""
    first = np.datetime64(day, "M") + months
    found = first.astype("datetime64[D]").astype(np.int64) + EPOCH + day.day - 1
    return min(int(found), LAST_DAY)


def whole_years(start: Positions, today: date) -> Positions:
    """How many whole years have passed since days; less than 0 since those that lie ahead."""
    years = today.year - (start - EPOCH).astype("datetime64[D]").astype("datetime64[Y]").astype(
        np.int64
    )
    years -= 1970
    return np.asarray(years - (years_later(start, years) > today.toordinal()))


def spoken_days(least: int, most: int) -> str:
    """A number of days that is known to lie from `least` to `most`, in words."""
    exact = ngettext("{most} day", "{most} days", most)
    if least == most:
        words = exact
    elif least <= 0:
        words = ngettext("at most {most} day", "at most {most} days", most)
    else:
        words = ngettext(
            "at least {least}, at most {most} day", "at least {least}, at most {most} days", most
        )
    return words.format(least=number(least), most=number(most))


def spoken_years(least: int, most: int) -> str:
    """A number of whole years that is known to lie from `least` to `most`, in words."""
    if most < 1:
        return _("less than a year")
    if least == most:
        words = ngettext("{most} year", "{most} years", most)
    elif least < 1:
        words = ngettext("at most {most} year", "at most {most} years", most)
    else:
        words = ngettext("at least {least} year", "at least {least} years", least)
    return words.format(least=number(least), most=number(most))
