"""Faults in tables, as records: a Problem is one bad cell, a DataError all that stops a load."""

from collections.abc import Sequence
from dataclasses import dataclass

from twinning.language import _, isolated
from twinning.message import said

SHOWN_CHARACTERS = 80
JOINERS = "\u200c\u200d"  # not printable for Python, but part of the spelling of Persian


@dataclass(frozen=True)
class Problem:
    """One fault: where it stands, what was found, what was expected instead.

    `line` is the line of the file on which the row begins (the first is line 1), 0 for the
    file as a whole; `column` is empty when the whole row is at fault.  `expected` is a Message,
    for a problem is kept for all readers.
    """

    file: str
    line: int
    column: str
    value: str
    expected: str

    @classmethod
    def whole(cls, file: str, expected: str) -> "Problem":
        """A fault of the file as a whole."""
        return cls(file, 0, "", "", expected)

    def __str__(self) -> str:
        where = isolated(f"{self.file}:{self.line}" if self.line else self.file)
        column, value = isolated(readable(self.column)), isolated(shown(self.value))
        found = f"{column} {value} " if self.column else ""
        return f"{where}: {found}{said(self.expected)}"


class DataError(ValueError):
    """The tables cannot be used at all; `problems` says why, all of it at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


def shown(value: str) -> str:
    """`value` in quotes and readable.

    >>> shown("atlantis"), shown("")
    ("'atlantis'", '(empty)')
    """
    return f"'{readable(value)}'" if value else _("(empty)")


def readable(text: str) -> str:
    """`text` with unprintable characters escaped, cut to a readable length."""
    short = text if len(text) <= SHOWN_CHARACTERS else text[: SHOWN_CHARACTERS - 1] + "…"
    return "".join(c if is_readable(c) else c.encode("unicode_escape").decode() for c in short)


def is_readable(character: str) -> bool:
    """Whether a character can be shown as it is."""
    return character.isprintable() or character in JOINERS
