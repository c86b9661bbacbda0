"""What a table may refer to: the ids of another table, and which of them are sound."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from twinning.errors import Problem
from twinning.language import N_, _
from twinning.message import Message
from twinning.schema import TableSchema


@dataclass(frozen=True, eq=False)
class Target:
    """What another table may refer to: every id it holds, and those of its sound rows."""

    file: str
    ids: "pd.Series[str]"
    sound_ids: "pd.Series[str]"

    @cached_property
    def known(self) -> frozenset[str]:
        """Every id, sound or not."""
        return frozenset(self.ids.tolist())

    @cached_property
    def usable(self) -> frozenset[str]:
        """The ids of sound rows."""
        return frozenset(self.sound_ids.tolist())

    def refusal(self, value: str) -> str:
        """Why `value` cannot be referred to; empty when it can."""
        if value in self.usable:
            return ""
        why = N_("was set aside in {file}") if value in self.known else N_("is not in {file}")
        return Message(lambda: _(why).format(file=self.file))

    def refused(self, cells: "pd.Series[str]") -> "pd.Series[bool]":
        """Which cells refer to nothing that is usable; empty ones do not refer."""
        usable = pc.is_in(pa.array(cells), value_set=pa.array(self.sound_ids))
        return ~pd.Series(usable.to_numpy(zero_copy_only=False), cells.index) & (cells != "")


def target(schema: TableSchema, rows: pd.DataFrame, found: Sequence[Problem]) -> Target:
    """The table as a target, given its rows and the problems found in them."""
    ids = rows[[schema.key]]
    return Target(schema.file, ids[schema.key], left(ids, found)[schema.key])


def left(rows: pd.DataFrame, found: Sequence[Problem]) -> pd.DataFrame:
    """The rows without problems."""
    return rows[~rows.index.isin({problem.line for problem in found})] if found else rows
