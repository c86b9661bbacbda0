"""A visitor's choice, and its form in an address."""

from dataclasses import dataclass, replace

from twinning.calendars import GREGORIAN, PERSIAN, same_year

FACETS = ("country", "city", "theme", "status", "instrument")
PARAMETERS = (*FACETS, "between", "from", "to", "cal", "undated", "q")


@dataclass(frozen=True)
class Selection:
    """What was chosen: within a facet any of the values, across facets all of them.

    `between` keeps only agreements from one chosen country to another; with fewer than two it
    means nothing.  `year_from` and `year_to` are inclusive, and years of `calendar`, which chooses
    nothing by itself; `undated` says whether agreements without a signing date stay.
    """

    country: tuple[str, ...] = ()
    city: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    instrument: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    undated: bool = True
    q: str = ""
    between: bool = False
    calendar: str = GREGORIAN

    @property
    def has_years(self) -> bool:
        """Whether years are chosen."""
        return (self.year_from, self.year_to) != (None, None)

    @property
    def is_between(self) -> bool:
        """Whether both parties must lie in chosen countries, two different ones."""
        return self.between and len(self.country) > 1

    @property
    def is_all(self) -> bool:
        """Whether nothing is chosen."""
        return replace(self, calendar=GREGORIAN) == Selection()

    def counted_in(self, calendar: str) -> "Selection":
        """The selection with its years in another calendar, the nearest that there are."""
        ends = (self.year_from, self.year_to)
        start, end = (end and same_year(end, self.calendar, calendar) for end in ends)
        return replace(self, year_from=start, year_to=end, calendar=calendar)


def parameters(selection: Selection) -> list[tuple[str, str]]:
    """The selection as names and values of a query string, defaults left out."""
    pairs = [(facet, value) for facet in FACETS for value in getattr(selection, facet)]
    if selection.is_between:
        pairs.append(("between", "1"))
    if selection.year_from is not None:
        pairs.append(("from", str(selection.year_from)))
    if selection.year_to is not None:
        pairs.append(("to", str(selection.year_to)))
    if selection.has_years and selection.calendar == PERSIAN:
        pairs.append(("cal", selection.calendar))
    if not selection.undated:
        pairs.append(("undated", "0"))
    if selection.q:
        pairs.append(("q", selection.q))
    return pairs
