"""A CSV file block by block: at once where it is well-formed, row by row where it is not.

Either way gives the same cells on the same lines; a well-formed block takes a tenth of the time.
"""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from twinning.errors import Problem
from twinning.lines import Lines
from twinning.reading import rows
from twinning.schema import TableSchema
from twinning.sheet import Block, Part, Row
from twinning.wellformed import extent

BLOCK_BYTES = 1 << 20
_MAYBE_BLANK = r"^[\pZ\pC]*$"  # all that `str.strip` strips, and more


def parts(
    text: bytes, behind: Lines, separator: str, schema: TableSchema, width: int
) -> Iterator[Part]:
    """What a text of UTF-8 holds `behind` the lines of its header, `width` cells wide.

    Blank rows are left out.
    """
    place, read = behind.place, behind.read
    while place < len(text):
        piece = _piece(text, place)
        rows_here = extent(piece, separator, width)
        columns = _columns(piece[: rows_here.end], separator, width) if rows_here else []
        if rows_here and columns:
            yield Block(read + 1 + rows_here.lines_before, columns)
            place, read = place + rows_here.end, read + rows_here.line_count
        else:
            lines = Lines(text, place, read)
            yield from _one_by_one(lines, place + len(piece), separator, schema)
            place, read = lines.place, lines.read


def _piece(text: bytes, place: int) -> bytes:
    """The bytes from `place` on that are looked at together; what ends a file ends a line."""
    piece = text[place : place + BLOCK_BYTES]
    is_last = place + len(piece) == len(text)
    return piece + b"\n" if is_last and not piece.endswith(b"\n") else piece


def _columns(text: bytes, separator: str, width: int) -> list[pa.Array]:
    """The cells of well-formed rows; nothing where one of the rows may be blank."""
    names = [str(number) for number in range(width)]
    table = csv.read_csv(
        pa.BufferReader(text),
        csv.ReadOptions(use_threads=False, block_size=len(text) + 1, column_names=names),
        csv.ParseOptions(delimiter=separator, newlines_in_values=True),
        csv.ConvertOptions(
            check_utf8=False,
            column_types=dict.fromkeys(names, pa.large_string()),
            strings_can_be_null=False,
        ),
    )
    columns = [column.combine_chunks() for column in table.columns]
    return [] if _has_blank_row(columns) else columns


def _has_blank_row(columns: list[pa.Array]) -> bool:
    """Whether some row may hold nothing but white space."""
    blank = np.ones(len(columns[0]), dtype=bool)
    for column in columns:
        if not blank.any():
            return False
        blank &= pc.match_substring_regex(column, _MAYBE_BLANK).to_numpy(zero_copy_only=False)
    return bool(blank.any())


def _one_by_one(
    lines: Lines, end: int, separator: str, schema: TableSchema
) -> Iterator[Row | Problem]:
    """The rows that begin before the byte `end`."""
    for row in rows(lines, separator, schema):
        yield row
        if lines.place >= end:
            return
