"""Problems and errors: how a fault reads."""

import pytest

from twinning.errors import DataError, Problem, readable, shown

CELL = Problem("agreements.csv", 3, "city_b", "atlantis", "is not in cities.csv")
WHOLE_ROW = Problem("cities.csv", 8, "", "a,b", "has 2 cells where the header has 3")
WHOLE_FILE = Problem.whole("cities.csv", "is empty")


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (CELL, "agreements.csv:3: city_b 'atlantis' is not in cities.csv"),
        (WHOLE_ROW, "cities.csv:8: has 2 cells where the header has 3"),
        (WHOLE_FILE, "cities.csv: is empty"),
        (
            Problem("cities.csv", 2, "name", "", "must not be empty"),
            "cities.csv:2: name (empty) must not be empty",
        ),
        (
            Problem("cities.csv", 1, "\u202enote", "\u202enote", "holds a control character"),
            r"cities.csv:1: \u202enote '\u202enote' holds a control character",
        ),
    ],
)
def test_a_problem_says_where_what_and_what_was_expected(problem: Problem, text: str):
    assert str(problem) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Tabriz", "'Tabriz'"),
        ("", "(empty)"),
        ("تبریز", "'تبریز'"),
        ("نظام\u200cآباد", "'نظام\u200cآباد'"),
        ("a\x00b\nc", r"'a\x00b\nc'"),
        ("\u202egpj.exe", r"'\u202egpj.exe'"),
        ("x" * 80, f"'{'x' * 80}'"),
        ("x" * 10_000, f"'{'x' * 79}…'"),
    ],
)
def test_a_value_is_shown_readable_and_short(value: str, text: str):
    assert shown(value) == text


def test_the_cut_comes_before_the_escapes():
    assert readable("\x00" * 10_000) == r"\x00" * 79 + "…"


def test_a_data_error_tells_all_its_problems_in_lines():
    error = DataError([CELL, WHOLE_FILE])
    assert isinstance(error, ValueError)
    assert error.problems == (CELL, WHOLE_FILE)
    assert str(error) == f"{CELL}\n{WHOLE_FILE}"
