"""What a cell shows by itself: its characters, its length, its form, its allowed values."""

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

import pandas as pd

from twinning import dates
from twinning.errors import Problem
from twinning.language import _, country_advice, is_country
from twinning.schema import ALLOWED, CITIES, TableSchema

LONGEST_NAME = 200
NAMES = frozenset({"city_id", "name", "agreement_id", "theme_id", "label", "city_a", "city_b"})
DATES = frozenset({"signed_on", "ends_on", "published_on", "says_signed_on"})
# Control characters, and the two overrides that show a text in another order than it is stored.
_UNSAFE = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202d\u202e]"
_ID = r"[^\s;]+"
_WEB = r"https?://[^\s<>\"]+"
_WHOLE = r"[1-9]\d{0,9}"
_DEGREES = re.compile(r"[+-]?\d{1,3}(?:[.,]\d+)?", re.ASCII)

Mask: TypeAlias = "pd.Series[bool]"


def check_cells(rows: pd.DataFrame, schema: TableSchema) -> Iterator[Problem]:
    """The bad cells of one table of text, indexed by line."""
    for column, (bad, why) in _verdicts(rows, schema):
        yield from where(rows, schema, column, bad, why)
    if schema is CITIES:
        for line, code in rows.loc[fails(rows["country"], is_country), "country"].items():
            yield Problem(schema.file, int(str(line)), "country", code, country_advice(code))


def where(
    rows: pd.DataFrame, schema: TableSchema, column: str, bad: Mask, why: str
) -> Iterator[Problem]:
    """One problem for each cell of `column` that the mask marks as bad."""
    for line, value in rows.loc[bad, column].items():
        yield Problem(schema.file, int(str(line)), column, value, why)


def fails(cells: "pd.Series[str]", sound: Callable[[str], bool]) -> Mask:
    """Which cells hold something that is not sound; each distinct value is asked once."""
    return cells.isin([value for value in set(cells.tolist()) if value and not sound(value)])


def degrees(text: str) -> float:
    """The number in a coordinate cell; a decimal comma will do."""
    return float(text.replace(",", "."))


def _verdicts(rows: pd.DataFrame, schema: TableSchema) -> Iterator[tuple[str, tuple[Mask, str]]]:
    for column in map(str, rows):
        unsafe = rows[column].str.contains(_UNSAFE, regex=True)
        yield column, (unsafe, _("holds a control character"))
    for column in schema.required:
        yield column, (rows[column] == "", _("must not be empty"))
    too_long = _("is longer than {count} characters").format(count=LONGEST_NAME)
    for column in NAMES.intersection(schema.columns):
        yield column, (rows[column].str.len() > LONGEST_NAME, too_long)
    for column, (sound, why) in _forms(schema).items():
        if column in schema.columns:
            yield column, (fails(rows[column], sound), why)
    if schema.key:
        repeated = rows[schema.key].duplicated() & (rows[schema.key] != "")
        yield schema.key, (repeated, _("stands in an earlier row already"))
    if schema is CITIES:
        yield from _halves(rows)


def _forms(schema: TableSchema) -> dict[str, tuple[Callable[[str], bool], str]]:
    """What each column's cells must look like when they are not empty, and how to say so."""
    whole = (_matching(_WHOLE), _("is not a whole number above 0"))
    web = _("is not a web address that begins with http:// or https://")
    identifier = _("is not an id: it holds a space or a semicolon")
    return {
        **{column: (_one_of(values)) for column, values in ALLOWED.items()},
        **dict.fromkeys(DATES, (dates.is_date, _(dates.EXPECTED))),
        "url": (_matching(_WEB), web),
        "geonames_id": whole,
        "programme_years": whole,
        "latitude": _within(90),
        "longitude": _within(180),
        schema.key or "": (_matching(_ID), identifier),
    }


def _one_of(values: tuple[str, ...]) -> tuple[Callable[[str], bool], str]:
    why = _("is not one of {values}").format(values=", ".join(values))
    return values.__contains__, why


def _matching(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern, re.ASCII)
    return lambda value: compiled.fullmatch(value) is not None


def _within(limit: int) -> tuple[Callable[[str], bool], str]:
    def sound(text: str) -> bool:
        return _DEGREES.fullmatch(text) is not None and abs(degrees(text)) <= limit

    return sound, _("is not a number from -{limit} to {limit}").format(limit=limit)


def _halves(rows: pd.DataFrame) -> Iterator[tuple[str, tuple[Mask, str]]]:
    """A coordinate given by half."""
    for column, other in (("latitude", "longitude"), ("longitude", "latitude")):
        half = (rows[column] == "") & (rows[other] != "")
        yield column, (half, _("must be given when {other} is").format(other=other))
