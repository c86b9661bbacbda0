"""A header and what follows it → a table; what does not fit the header is a problem."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

import pandas as pd

from twinning.cells import LONGEST_NAME, UNSAFE, too_long, unsafe
from twinning.errors import DataError, Problem, readable
from twinning.language import N_, _, ngettext
from twinning.message import Message
from twinning.quoting import unguarded
from twinning.schema import TableSchema
from twinning.series import enumerated
from twinning.sheet import Part, Row
from twinning.stacking import fitting, stacked, unguarded_part
from twinning.text import fold

# Only spreadsheet exports have one of these columns, and their cells may be guarded.
GUARDED_COLUMNS = frozenset({"status_label", "level_label"})
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, eq=False)
class Shaped:
    """A table as text, indexed by line: known columns in the schema's order, then the others."""

    table: pd.DataFrame
    problems: tuple[Problem, ...] = ()


def shaped(header: Row, parts: Iterable[Part], schema: TableSchema) -> Shaped:
    """The rows under their header; those with too few or too many cells are set aside.

    Raises DataError when the header lacks a required column.
    """
    if not GUARDED_COLUMNS.isdisjoint(header.cells):
        header = header._replace(cells=list(map(unguarded, header.cells)))
        parts = map(unguarded_part, parts)
    names = column_names(header.cells, schema)
    doubtful = list(_doubtful(header, names, schema))
    if missing := [column for column in schema.required if column not in names]:
        raise DataError([_missing(missing, header, schema), *doubtful])
    unfit: list[Problem] = []
    blocks = fitting(parts, len(names), schema.file, unfit)
    return Shaped(stacked(blocks, names, schema), (*doubtful, *unfit))


def empty(schema: TableSchema) -> pd.DataFrame:
    """A table of no rows."""
    return pd.DataFrame(columns=schema.columns, index=pd.Index([], dtype="int64"), dtype="str")


def column_names(header: Iterable[str], schema: TableSchema) -> list[str]:
    """The header's cells as names, each once: the first of its name keeps it, none is lost."""
    names: dict[str, None] = {}
    numbers: dict[str, Iterator[int]] = defaultdict(lambda: count(2))
    for position, cell in enumerate(header, start=1):
        name = wanted = column_name(cell, schema) or f"column {position}"
        while name in names:
            name = f"{wanted} ({next(numbers[wanted])})"
        names[name] = None
    return list(names)


def column_name(cell: str, schema: TableSchema) -> str:
    """A header cell as a column name: known names in their own spelling, others untouched."""
    name = cell.replace(_BYTE_ORDER_MARK, "").strip()
    if name.lower() in schema.columns:
        return name.lower()
    return schema.synonyms.get(fold(name).replace(" ", ""), name) if schema.synonyms else name


def _doubtful(header: Row, names: Sequence[str], schema: TableSchema) -> Iterator[Problem]:
    """What is wrong with the names of columns; the columns are kept for all that."""
    for cell, name in zip(header.cells, names, strict=True):
        wanted = column_name(cell, schema)
        if wanted not in ("", name):
            yield Problem(schema.file, header.line, wanted, wanted, _twofold(name))
        if UNSAFE.search(wanted):
            yield Problem(schema.file, header.line, wanted, wanted, unsafe(wanted))
        if len(wanted) > LONGEST_NAME:
            yield Problem(schema.file, header.line, wanted, wanted, too_long())


def _twofold(kept: str) -> Message:
    advice = N_("names a second column; its cells are kept as “{kept}”")
    return Message(lambda: _(advice).format(kept=readable(kept)))


def _missing(columns: Sequence[str], header: Row, schema: TableSchema) -> Problem:
    def why() -> str:
        advice = ngettext(
            "lacks the required column {missing}; its columns are {found}",
            "lacks the required columns {missing}; its columns are {found}",
            len(columns),
        )
        found = readable(enumerated(header.cells))
        return advice.format(missing=enumerated(columns), found=found)

    return Problem(schema.file, header.line, "", "", Message(why))
