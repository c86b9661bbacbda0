"""Pairs: the rows of a table of two names and two countries, and those that are none."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from twinning.cells import LONGEST_NAME, UNSAFE, degrees, is_degrees, too_long, unsafe
from twinning.countries import country_advice, country_code
from twinning.errors import DataError, Problem
from twinning.language import _
from twinning.reading import parsed
from twinning.review import LISTED, Finding
from twinning.schema import TableSchema
from twinning.shaping import shaped
from twinning.surroundings import Point
from twinning.text import fold

_SIDES = {
    "a": ("a", "1", "first", "from", "source", "left"),
    "b": ("b", "2", "second", "to", "target", "right"),
}
_WORDS = {
    "name": ("city", "name", "town", "municipality", "party"),
    "country": ("country", "countrycode", "nation"),
    "latitude": ("latitude", "lat"),
    "longitude": ("longitude", "long", "lon", "lng"),
}
_COLUMNS = [f"{column}_{side}" for side in _SIDES for column in _WORDS] + ["signed_on"]
_DATES = ("year", "date", "since", "signed", "yearsigned", "datesigned", "established")
PAIRS = TableSchema(
    file="pairs.csv",
    required=("name_a", "country_a", "name_b", "country_b"),
    optional=("latitude_a", "longitude_a", "latitude_b", "longitude_b", "signed_on"),
    synonyms=dict.fromkeys(_DATES, "signed_on")
    | {
        spelling: f"{column}_{side}"
        for column, words in _WORDS.items()
        for word in words
        for side, marks in _SIDES.items()
        for mark in marks
        for spelling in (word + mark, mark + word, f"city{mark}{word}", f"city{word}{mark}")
    },
)


class Reading(NamedTuple):
    """A party as a row has it: its name, its country's code, and its coordinates as text."""

    name: str
    country: str
    latitude: str
    longitude: str

    @property
    def point(self) -> Point | None:
        """Latitude and longitude in degrees; None when they are not given or are none."""
        sound = is_degrees(self.latitude, 90) and is_degrees(self.longitude, 180)
        return (degrees(self.latitude), degrees(self.longitude)) if sound else None

    @property
    def key(self) -> tuple[str, str]:
        """Name and country as they are compared."""
        return fold(self.name), self.country

    def __str__(self) -> str:
        return f"{self.name}, {self.country}"


class Pair(NamedTuple):
    """One row: the line on which it begins, its two parties, and its date as written."""

    line: int
    parties: tuple[Reading, Reading]
    signed_on: str


@dataclass(frozen=True)
class Pairs:
    """The rows that name two parties in known countries, and why each other row does not."""

    rows: tuple[Pair, ...]
    refused: tuple[Finding, ...]


def read_pairs(content: bytes, file: str) -> Pairs:
    """The pairs in the bytes of a CSV file; `file` is its name in messages.

    Raises DataError when it is no table of pairs.
    """
    schema = replace(PAIRS, file=file)
    sheet = parsed(content, schema)
    header, *rows = sheet.rows
    try:
        form = shaped(header, rows, schema)
    except DataError as error:
        raise DataError([*error.problems, Problem.whole(file, _columns_advice())]) from error
    if twofold := [problem for problem in form.problems if problem.line == header.line]:
        raise DataError(twofold)
    unreadable = (_unreadable(problem) for problem in (*sheet.problems, *form.problems))
    found = [_pair_or_finding(line, cells) for line, *cells in form.table[_COLUMNS].itertuples()]
    pairs = [row for row in found if isinstance(row, Pair)]
    return Pairs(tuple(pairs), (*unreadable, *(f for f in found if isinstance(f, Finding))))


def _pair_or_finding(line: int, cells: list[str]) -> Pair | Finding:
    """The row as a pair, or why it is none; the cells are in the order of _COLUMNS."""
    *sides, signed_on = cells
    parties = _named(sides[:4]), _named(sides[4:])
    about = " – ".join(name or "?" for name, *_rest in parties)
    for reason, value, expected in _faults(parties):
        return Finding(line, LISTED, reason, about, value, expected)
    first, second = (r._replace(country=country_code(r.country)) for r in parties)
    return Pair(line, (first, second), signed_on)


def _named(cells: list[str]) -> Reading:
    name, country, latitude, longitude = cells
    return Reading(" ".join(name.split()), country, latitude, longitude)


def _faults(parties: tuple[Reading, Reading]) -> Iterator[tuple[str, str, str]]:
    """Why the parties make no agreement: reason, value and what was expected, the worst first."""
    for reading in parties:
        if not fold(reading.name):
            yield "no-name", reading.name, _("must not be empty")
        if UNSAFE.search(reading.name):
            yield "bad-name", reading.name, unsafe(reading.name)
        if len(reading.name) > LONGEST_NAME:
            yield "bad-name", reading.name, too_long()
        if not country_code(reading.country):
            expected = country_advice(reading.country) if reading.country else _("is not given")
            yield "unknown-country", reading.country, expected


def _unreadable(problem: Problem) -> Finding:
    return Finding(problem.line, LISTED, "unreadable", "", problem.value, problem.expected)


def _columns_advice() -> str:
    return _(
        "must have the columns {required}, and may have {optional}; names like city1, city_a, "
        "country1, country_code_a, lat1, latitude_a, lng1, lon_a, year and date will do"
    ).format(required=", ".join(PAIRS.required), optional=", ".join(PAIRS.optional))
