"""Blocks: whatever a text holds, a block at once gives what one row after the other gives."""

from collections.abc import Iterator
from itertools import chain

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.atlases import csv_text
from twinning import blocks
from twinning.blocks import parts
from twinning.errors import Problem
from twinning.lines import Lines
from twinning.reading import rows
from twinning.schema import CITIES
from twinning.sheet import Block, Part, Row

SEPARATORS = st.sampled_from([",", ";", "\t"])
CELLS = st.text(st.sampled_from('ab,;\t"\r\n \ufeff\x1f\u2003é😀'), max_size=5)


FRAGMENTS = ["a", "é", "\ufeff", " ", ",", '"', '""', '"a"', ',"', '",', "\n", "\r\n", "\r", '"\n']
TEXTS = st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join)


def flat(found: Iterator[Part]) -> list[tuple[int, list[str]] | Problem]:
    """Every row as its line and cells, and every problem, in their order."""
    return list(chain.from_iterable(map(_flat, found)))


def _flat(part: Part) -> list[tuple[int, list[str]] | Problem]:
    if isinstance(part, Problem):
        return [part]
    if isinstance(part, Row):
        return [(part.line, part.cells)]
    cells = zip(*(column.to_pylist() for column in part.columns), strict=True)
    return [(line, list(row)) for line, row in zip(part.lines.tolist(), cells, strict=True)]


def at_once(text: bytes, separator: str, width: int) -> list[tuple[int, list[str]] | Problem]:
    """The rows of a text as `parts` has them."""
    return flat(parts(text, Lines(text), separator, CITIES, width))


def one_by_one(text: bytes, separator: str) -> list[tuple[int, list[str]] | Problem]:
    """The rows of a text as the careful reader has them."""
    return flat(rows(Lines(text), separator, CITIES))


@pytest.fixture(params=[1, 7, 40, blocks.BLOCK_BYTES])
def size(request: pytest.FixtureRequest) -> Iterator[int]:
    """Blocks of that many bytes, so that every text has many ends of blocks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "BLOCK_BYTES", request.param)
        yield request.param


@pytest.mark.usefixtures("size")
@given(text=TEXTS, width=st.integers(1, 3))
@example(text='a,5" b\nc,d\n', width=2)
@example(text='a,5" b\nc,5" d\n', width=2)
@example(text='a,"b"c\nd,"e"f\n', width=2)
@example(text='a,"b""\n",c\n', width=2)
@example(text='a,"b"\r\nc,"d\n\ne"', width=2)
@example(text="a,b\n , \x1f\n\nc,d", width=2)
def test_any_text_is_read_the_same_at_once_and_one_by_one(text: str, width: int):
    content = text.encode()
    assert at_once(content, ",", width) == one_by_one(content, ",")


@pytest.mark.usefixtures("size")
@given(
    table=st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=6),
    separator=SEPARATORS,
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_any_table_is_read_the_same_at_once_and_one_by_one(
    table: list[list[str]], separator: str, line_end: str
):
    content = csv_text(table, separator=separator, line_end=line_end).encode()
    assert at_once(content, separator, 3) == one_by_one(content, separator)


def test_an_odd_row_costs_the_speed_of_its_own_block_only(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(blocks, "BLOCK_BYTES", 100)
    sound = "a,b\n" * 100
    text = f'{sound}a,5" b\n{sound}'.encode()
    found = list(parts(text, Lines(text), ",", CITIES, 2))
    assert sum(isinstance(part, Row) for part in found) <= 25
    assert sum(len(part.lines) for part in found if isinstance(part, Block)) >= 176


def test_a_row_larger_than_a_block_is_read(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(blocks, "BLOCK_BYTES", 10)
    text = f"a,{'b' * 50}\nc,d\n".encode()
    assert at_once(text, ",", 2) == [(1, ["a", "b" * 50]), (2, ["c", "d"])]


def test_a_cell_is_too_long_for_either_way_alike():
    text = f"a,{'b' * 131_073}\nc,d\n".encode()
    assert at_once(text, ",", 2) == one_by_one(text, ",")
    [problem, row] = at_once(text, ",", 2)
    assert (isinstance(problem, Problem), row) == (True, (2, ["c", "d"]))
