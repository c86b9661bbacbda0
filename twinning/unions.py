"""Unions: the rows of a table of pairs as agreements, each pair of cities once."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from twinning import dates
from twinning.language import _
from twinning.pairs import Pair, Reading
from twinning.parties import City
from twinning.review import DOUBT, LISTED, MERGED, Finding
from twinning.slugs import numbered

_WHOLE_NUMBER = re.compile(r"(\d{4})\.0")  # a year as spreadsheets and pandas write it


@dataclass
class Union:
    """Two cities, the row that says so first, and every date that any row gives, as found."""

    cities: tuple[City, City]
    row: Pair
    signed_on: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What the agreement's id is made from, whichever city comes first."""
        return "-".join(sorted(city.city_id for city in self.cities))


@dataclass(frozen=True)
class Unions:
    """The agreements with their ids, and what became of each row that is none of its own."""

    by_id: Mapping[str, Union]
    findings: tuple[Finding, ...]


def unions(rows: Iterable[Pair], city_of: Mapping[Reading, City]) -> Unions:
    """The agreements of the rows, in order; of several rows for one pair the first is used."""
    first: dict[frozenset[str], Union] = {}
    findings: list[Finding] = []
    for row in rows:
        both = city_of[row.parties[0]], city_of[row.parties[1]]
        if both[0] is both[1]:
            findings.append(_alone(row, both[0]))
            continue
        pair = frozenset(city.city_id for city in both)
        union = first.setdefault(pair, Union(both, row))
        if union.row is not row:
            findings.append(_merged(row, union))
        findings += _dated(row, union)
    ids = numbered(union.name for union in first.values())
    return Unions(dict(zip(ids, first.values(), strict=True)), tuple(findings))


def _dated(row: Pair, union: Union) -> Sequence[Finding]:
    """Note the row's date; what is doubtful about it."""
    date = _WHOLE_NUMBER.sub(r"\1", row.signed_on)
    if not date or date in union.signed_on:
        return []
    if not dates.is_date(date):
        expected = _(dates.EXPECTED)
        return [Finding(row.line, DOUBT, "bad-date", about(row), row.signed_on, expected)]
    union.signed_on.append(date)
    if len(union.signed_on) == 1:
        return []
    earlier = union.signed_on[0]
    return [Finding(row.line, DOUBT, "other-date", about(row), date, earlier)]


def _alone(row: Pair, city: City) -> Finding:
    return Finding(row.line, LISTED, "same-party", about(row), city.city_id, _("two places"))


def _merged(row: Pair, union: Union) -> Finding:
    told = _("line {line}: {pair}").format(line=union.row.line, pair=about(union.row))
    return Finding(row.line, MERGED, _kind(row, union.row), about(row), "", told)


def _kind(row: Pair, earlier: Pair) -> str:
    names, before = ([party.key for party in pair.parties] for pair in (row, earlier))
    if names == before:
        return "repeated"
    return "reversed" if names == before[::-1] else "respelled"


def about(row: Pair) -> str:
    """The two parties of a row in words."""
    return " – ".join(map(str, row.parties))
