"""What a cell shows by itself: its characters, its length, its form, its allowed values."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pandas as pd

from twinning import dates
from twinning.charset import UNREADABLE
from twinning.countries import country_advice, is_country
from twinning.errors import Problem
from twinning.language import _, number
from twinning.message import Message
from twinning.schema import ALLOWED, CITIES, TableSchema
from twinning.series import enumerated

LONGEST_NAME = 200
NAME = re.compile(r"(name|label)(_[a-z]{2,3})?|region|city_[ab]|claims_city|party|\w+_id")
# Control characters, and the two overrides that show a text in another order than it is stored.
UNSAFE = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e{UNREADABLE}]")
_DATES = ("signed_on", "ends_on", "published_on", "says_signed_on", "date", "due", "done")
_ID, _USUAL_ID = r"[^\s;]+", r"[!-:<-~]+"
WEB, _USUAL_WEB = r"https?://[^\s<>\"]+", r"https?://[!#-;=?-~]+"
_WHOLE = r"[1-9][0-9]{0,9}"
_COUNT = r"[0-9]{1,9}"
_DEGREES = re.compile(r"[+-]?\d{1,3}(?:[.,]\d+)?", re.ASCII)


Sound = Callable[[str], bool]


class Fault(NamedTuple):
    """The bad cells of a column, and what is wrong with each."""

    column: str
    bad: "pd.Series[bool]"
    why: str | Callable[[str], str]


class Rule(NamedTuple):
    """What holds for every cell of a column that is not empty, and what is wrong otherwise.

    `usual` is a pattern of RE2 that only sound cells match, for columns that never repeat a cell.
    """

    sound: Sound
    why: str | Callable[[str], str]
    usual: str = ""


def check_cells(rows: pd.DataFrame, schema: TableSchema) -> Iterator[Problem]:
    """The bad cells of one table of text, indexed by line."""
    for fault in _faults(rows, schema) if len(rows) else ():
        yield from problems(rows, schema, fault)


def problems(rows: pd.DataFrame, schema: TableSchema, fault: Fault) -> Iterator[Problem]:
    """One problem for each bad cell."""
    column, bad, why = fault
    cells = rows.loc[bad, column] if bad.any() else rows[column].head(0)
    for line, value in zip(cells.index.tolist(), cells.tolist(), strict=True):
        yield Problem(schema.file, line, column, value, why if isinstance(why, str) else why(value))


def fails(cells: "pd.Series[str]", sound: Sound, usual: str = "") -> "pd.Series[bool]":
    """Which cells hold what is not sound; each distinct value that is not `usual` is asked once."""
    doubtful = cells[~cells.str.fullmatch(usual)] if usual else cells
    distinct = doubtful.drop_duplicates().tolist()
    return cells.isin([value for value in distinct if value and not sound(value)])


def several(cell: str) -> list[str]:
    """The values of a cell that holds several, in their order, each once."""
    return list(dict.fromkeys(part.strip() for part in cell.split(";") if part.strip()))


def degrees(text: str) -> float:
    """The number in a coordinate cell; a decimal comma will do."""
    return float(text.replace(",", "."))


def is_degrees(text: str, limit: int) -> bool:
    """Whether `text` is a plain number from -limit to limit."""
    return _DEGREES.fullmatch(text) is not None and abs(degrees(text)) <= limit


def unsafe(text: str) -> str:
    """What is wrong with a text that holds an unsafe character."""
    if UNREADABLE in text:
        return Message(lambda: _("holds bytes that are no text"))
    return Message(lambda: _("holds a control character"))


def too_long() -> str:
    """What is wrong with an overlong name."""
    return Message(
        lambda: _("is longer than {count} characters").format(count=number(LONGEST_NAME))
    )


def _faults(rows: pd.DataFrame, schema: TableSchema) -> Iterator[Fault]:
    for column in map(str, rows):
        yield Fault(column, rows[column].str.contains(UNSAFE.pattern, regex=True), unsafe)
        if NAME.fullmatch(column):
            yield Fault(column, rows[column].str.len() > LONGEST_NAME, too_long())
    for column in schema.required:
        yield Fault(column, rows[column] == "", Message(lambda: _("must not be empty")))
    for column, rule in _rules(schema).items():
        if column in schema.columns:
            yield Fault(column, fails(rows[column], rule.sound, rule.usual), rule.why)
    if schema.key and not rows[schema.key].is_unique:
        repeated = rows[schema.key].duplicated() & (rows[schema.key] != "")
        why = Message(lambda: _("stands in an earlier row already"))
        yield Fault(schema.key, repeated, why)
    if schema is CITIES:
        yield from _halves(rows)


def _halves(rows: pd.DataFrame) -> Iterator[Fault]:
    """A coordinate given by half."""
    for column, other in (("latitude", "longitude"), ("longitude", "latitude")):
        half = (rows[column] == "") & (rows[other] != "")
        yield Fault(column, half, _lacking(other))


def _lacking(other: str) -> Message:
    return Message(lambda: _("must be given when {other} is").format(other=other))


def _rules(schema: TableSchema) -> dict[str, Rule]:
    whole = _matching(_WHOLE, Message(lambda: _("is not a whole number above 0")))
    web = Message(lambda: _("is not a web address that begins with http:// or https://"))
    rules = {
        **{column: _one_of(values) for column, values in ALLOWED.items()},
        **dict.fromkeys(_DATES, Rule(dates.is_date, Message(lambda: _(dates.EXPECTED)))),
        "country": Rule(is_country, country_advice),
        "latitude": _within(90),
        "longitude": _within(180),
        "geonames_id": whole,
        "population": whole,
        "programme_years": whole,
        "claims_country": Rule(is_country, country_advice),
        "claims_total": _matching(_COUNT, Message(lambda: _("is not a whole number"))),
        "url": _matching(WEB, web, _USUAL_WEB),
        "source_url": _matching(WEB, web, _USUAL_WEB),
    }
    if schema.key:
        no_id = Message(lambda: _("is not an id: it holds a space or a semicolon"))
        rules[schema.key] = _matching(_ID, no_id, _USUAL_ID)
    return rules


def _one_of(values: tuple[str, ...]) -> Rule:
    why = Message(lambda: _("is not one of {values}").format(values=enumerated(values)))
    return Rule(values.__contains__, why)


def _matching(pattern: str, why: str, usual: str = "") -> Rule:
    compiled = re.compile(pattern)
    return Rule(lambda value: compiled.fullmatch(value) is not None, why, usual)


def _within(limit: int) -> Rule:
    why = Message(lambda: _("is not a number from -{limit} to {limit}").format(limit=number(limit)))
    return Rule(lambda text: is_degrees(text, limit), why)
