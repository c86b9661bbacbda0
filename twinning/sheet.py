"""Sheets: a file as it was written, so that it can be written back with nothing else changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from twinning.charset import Charset
from twinning.errors import Problem


def is_filled(cells: Iterable[str]) -> bool:
    """Whether any of the cells holds more than white space."""
    return any(map(str.strip, cells))


class Row(NamedTuple):
    """The cells of one row, and the first and last line of the file on which it stands."""

    line: int
    last_line: int
    cells: list[str]

    def without_blank_end(self, width: int) -> "Row":
        """The row without the empty cells past `width` that spreadsheets leave behind."""
        return self if is_filled(self.cells[width:]) else self._replace(cells=self.cells[:width])


@dataclass(frozen=True, eq=False)
class Block:
    """Rows all of one width: the lines they begin on, and their cells as columns of Arrow's."""

    lines: NDArray[np.int64]
    columns: Sequence[Any]


Part = Block | Row | Problem
"""What a file is read as: rows at once or one by one, and what cannot be read as a row."""


@dataclass(frozen=True)
class Sheet:
    """The lines of one file with their ends, and the rows on them, header first.

    Blank rows are left out; what cannot be read as a row is among the problems.
    """

    lines: list[str]
    rows: list[Row]
    problems: list[Problem]
    separator: str
    charset: Charset

    def text(self, row: Row) -> tuple[str, str]:
        """The row as it was written, and its line end."""
        written = "".join(self.lines[row.line - 1 : row.last_line])
        text = written.rstrip("\r\n")
        return text, written.removeprefix(text)

    def with_texts(self, texts: Mapping[int, str]) -> bytes:
        """The file with new texts for the rows that begin on some lines, all else as it was."""
        return self.charset.encoded("".join(self._spliced(texts)))

    def _spliced(self, texts: Mapping[int, str]) -> Iterator[str]:
        done = 0
        for row in self.rows:
            if row.line in texts:
                yield from self.lines[done : row.line - 1]
                yield texts[row.line] + self.text(row)[1]
                done = row.last_line
        yield from self.lines[done:]
