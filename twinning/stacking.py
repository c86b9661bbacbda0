"""Rows one by one and in blocks → one table of the columns that a header names."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from twinning.errors import Problem
from twinning.language import ngettext, number
from twinning.message import Message
from twinning.quoting import unguarded
from twinning.schema import DEFAULTS, TableSchema
from twinning.sheet import Block, Part, Row

TEXT = pa.large_string()  # what pandas keeps text in


def unguarded_part(part: Part) -> Part:
    """The part without the guarding apostrophes of a spreadsheet export."""
    if isinstance(part, Row):
        return part._replace(cells=list(map(unguarded, part.cells)))
    if isinstance(part, Block):
        return Block(part.lines, list(map(_unguarded, part.columns)))
    return part


def fitting(parts: Iterable[Part], width: int, file: str, unfit: list[Problem]) -> Iterator[Block]:
    """The rows of `width` cells in blocks; of every other part a problem is put into `unfit`."""
    waiting: list[Row] = []
    for part in parts:
        if isinstance(part, Problem):
            unfit.append(part)
        elif isinstance(part, Row):
            row = part if len(part.cells) == width else part.without_blank_end(width)
            if len(row.cells) == width:
                waiting.append(row)
            else:
                unfit.append(_misfit(row, width, file))
        else:
            yield from _block(waiting)
            waiting = []
            yield part
    yield from _block(waiting)


def stacked(blocks: Iterable[Block], names: Sequence[str], schema: TableSchema) -> pd.DataFrame:
    """The blocks as one table of text, indexed by line.

    Known columns come first, stripped, with defaults, in the schema's order; unknown ones behind
    them are untouched.
    """
    columns = [*schema.columns, *(name for name in names if name not in schema.columns)]
    lines, heaps = [np.empty(0, np.int64)], {column: [pa.array([], TEXT)] for column in columns}
    for block in blocks:
        lines.append(block.lines)
        given = dict(zip(names, block.columns, strict=True))
        for column, heap in heaps.items():
            heap.append(_tidied(given.get(column), column, schema, len(block.lines)))
    # One array each, and the heap gone before the next: the table is not held twice.
    whole = {column: pa.concat_arrays(heaps.pop(column)) for column in columns}
    table: pd.DataFrame = pa.table(whole).to_pandas()
    return table.set_axis(pd.Index(np.concatenate(lines)))


def _block(rows: Sequence[Row]) -> Iterator[Block]:
    if rows:
        columns = zip(*(row.cells for row in rows), strict=True)
        lines = np.array([row.line for row in rows], dtype=np.int64)
        yield Block(lines, [pa.array(column, TEXT) for column in columns])


def _tidied(cells: pa.Array | None, column: str, schema: TableSchema, count: int) -> pa.Array:
    default = DEFAULTS.get(column, "")
    if cells is None:
        return pa.repeat(pa.scalar(default, TEXT), count)
    if column not in schema.columns:
        return cells
    stripped = pc.utf8_trim_whitespace(cells)
    return pc.if_else(pc.equal(stripped, ""), default, stripped) if default else stripped


def _unguarded(cells: pa.Array) -> pa.Array:
    if not pc.any(pc.starts_with(cells, "'")).as_py():
        return cells
    return pa.array(map(unguarded, cells.to_pylist()), TEXT)


def _misfit(row: Row, width: int, file: str) -> Problem:
    count = len(row.cells)

    def why() -> str:
        message = ngettext(
            "has {cells} cell where the header has {width}",
            "has {cells} cells where the header has {width}",
            count,
        )
        return message.format(cells=number(count), width=number(width))

    return Problem(file, row.line, "", ",".join(row.cells), Message(why))
