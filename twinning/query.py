"""Query string → selection: what is unknown or malformed is passed over and said."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from twinning.atlas import Atlas
from twinning.calendars import CALENDARS, GREGORIAN, Calendar
from twinning.countries import is_country
from twinning.errors import is_readable, shown
from twinning.language import _, ngettext, number, year
from twinning.schema import INSTRUMENTS, STATUSES
from twinning.selection import PARAMETERS, Selection

LONGEST_SEARCH = 200
NOTED_EACH = 5

_YEAR = re.compile(r"(?!0+$)\d{1,4}", re.ASCII)


@dataclass(frozen=True)
class Parsed:
    """A selection read from an address, and what was passed over, in sentences."""

    selection: Selection
    notes: tuple[str, ...]


def parse(pairs: Iterable[tuple[str, str]], atlas: Atlas) -> Parsed:
    """The selection that the names and values of a query string stand for.

    Names that are no filter are left to others and not noted.  A calendar counts with years only.
    """
    given = _Given(pairs)
    calendar = given.calendar()
    start, end = given.years(CALENDARS[calendar])
    selection = Selection(
        country=given.known("country", is_country, read=_country_code),
        city=given.known("city", atlas.cities.index.__contains__),
        theme=given.known("theme", atlas.themes.index.__contains__),
        status=given.known("status", STATUSES.__contains__),
        instrument=given.known("instrument", INSTRUMENTS.__contains__),
        year_from=start,
        year_to=end,
        undated=given.switch("undated", default=True),
        q=given.search(),
        between=given.switch("between", default=False),
        calendar=calendar if (start, end) != (None, None) else GREGORIAN,
    )
    return Parsed(selection, tuple(given.notes))


class _Given:
    """The values given for each parameter; whatever is passed over in reading leaves a note."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self.notes: list[str] = []
        self._values: dict[str, list[str]] = {name: [] for name in PARAMETERS}
        for name, value in pairs:
            if name in self._values:
                self._values[name].append(value)

    def known(
        self, name: str, exists: Callable[[str], bool], read: Callable[[str], str] = str
    ) -> tuple[str, ...]:
        """The values that exist, each once and in the order given; `read` tidies them."""
        values = dict.fromkeys(map(read, self._values[name]))
        strange = [value for value in values if not exists(value)]
        for value in strange[:NOTED_EACH]:
            self.notes.append(unknown(name, value))
        more = len(strange) - NOTED_EACH
        if more > 0:
            message = ngettext("{count} more is not known", "{count} more are not known", more)
            self._note(name, message.format(count=number(more)))
        return tuple(value for value in values if exists(value))

    def calendar(self) -> str:
        """The calendar of the years; Gregorian when none is given or it is unknown."""
        value = self._only("cal") or GREGORIAN
        if value in CALENDARS:
            return value
        self.notes.append(unknown("cal", value))
        return GREGORIAN

    def years(self, calendar: Calendar) -> tuple[int | None, int | None]:
        """The first and last year of the calendar, both None when they run backwards."""
        start, end = self._year("from", calendar), self._year("to", calendar)
        if start is None or end is None or start <= end:
            return start, end
        message = _("{start} lies after “to”, {end}")
        self._note("from", message.format(start=year(start), end=year(end)))
        return None, None

    def switch(self, name: str, *, default: bool) -> bool:
        """Whether a parameter is 1 rather than 0; `default` when it is neither."""
        value = self._only(name)
        if value not in (None, "0", "1"):
            self._note(name, _("{value} is neither 0 nor 1").format(value=shown(value)))
        return value == "1" if value in ("0", "1") else default

    def search(self) -> str:
        """The words searched for, on one line and of bearable length."""
        text = self._only("q") or ""
        words = " ".join("".join(c if is_readable(c) else " " for c in text).split())
        if len(words) > LONGEST_SEARCH:
            message = _("only the first {count} characters are searched for")
            self._note("q", message.format(count=number(LONGEST_SEARCH)))
        return words[:LONGEST_SEARCH].rstrip()

    def _year(self, name: str, calendar: Calendar) -> int | None:
        value = self._only(name)
        if value is None:
            return None
        if _YEAR.fullmatch(value) and int(value) <= calendar.last_year:
            return int(value)
        self._note(name, _("{value} is no year").format(value=shown(value)))
        return None

    def _only(self, name: str) -> str | None:
        """The value of a parameter that can have one, None when it is not given."""
        values = self._values[name]
        if len(set(values)) > 1:
            message = _("of several values only the last counts, {value}")
            self._note(name, message.format(value=shown(values[-1])))
        return values[-1] if values else None

    def _note(self, name: str, what: str) -> None:
        self.notes.append(_noted(name, what))


def unknown(name: str, value: str) -> str:
    """The note that a parameter has a value nobody knows."""
    return _noted(name, _("{value} is not known here").format(value=shown(value)))


def _noted(name: str, what: str) -> str:
    return _("“{name}”: {what}.").format(name=name, what=what)


def _country_code(value: str) -> str:
    """Small letters will do; beyond ASCII, capitals could spell the code of some other country."""
    return value.upper() if value.isascii() else value
