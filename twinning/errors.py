"""Faults in tables, as records: a Problem is one bad cell, a DataError all that stops a load."""

from collections.abc import Sequence
from dataclasses import dataclass

SHOWN_CHARACTERS = 80


@dataclass(frozen=True)
class Problem:
    """One fault: where it stands, what was found, what was expected instead.

    `line` is the line of the file on which the row begins (the header is line 1), 0 for the
    file as a whole; `column` is empty when the whole row is at fault.
    """

    file: str
    line: int
    column: str
    value: str
    expected: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        found = f"{self.column} {shown(self.value)} " if self.column else ""
        return f"{where}: {found}{self.expected}"


class DataError(ValueError):
    """The tables cannot be used at all; `problems` says why, all of it at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


def shown(value: str) -> str:
    """`value` in quotes, unprintable characters escaped, cut to a readable length.

    >>> shown("atlantis"), shown("")
    ("'atlantis'", '(empty)')
    """
    if not value:
        return "(empty)"
    short = value if len(value) <= SHOWN_CHARACTERS else value[: SHOWN_CHARACTERS - 1] + "…"
    escaped = (c if c.isprintable() else c.encode("unicode_escape").decode() for c in short)
    return f"'{''.join(escaped)}'"
