"""Networks in the format of KONECT, the Koblenz Network Collection (http://konect.cc).

A file `out.NAME` has comments that begin with %, then one edge a line, `a b [weight [time]]`,
separated by blanks; nodes are whole numbers from 1 on.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from twinning.errors import DataError, Problem
from twinning.language import _

TOLD_PROBLEMS = 100  # of a file that is something else every line is bad

_EDGE = re.compile(
    rb"\s*([1-9]\d{0,17})\s+([1-9]\d{0,17})(\s+[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?){0,2}\s*", re.I
)


def edges(path: Path) -> NDArray[np.int64]:
    """The nodes of each edge in the order of the file, shape (edges, 2), repeated ones included.

    Raises DataError with the lines that are no edges, and for a network of two kinds of nodes,
    whose numbers mean another node on the left than on the right.
    """
    problems: list[Problem] = []
    found = list(_edges(path.name, path.read_bytes().splitlines(), problems))
    if problems:
        raise DataError(problems[:TOLD_PROBLEMS])
    return np.array(found, dtype=np.int64).reshape(-1, 2)


def _edges(file: str, lines: Iterable[bytes], problems: list[Problem]) -> Iterator[tuple[int, int]]:
    """The edges of the lines; what is none is put into `problems`."""
    for number, line in enumerate(lines, start=1):
        text = line.strip()
        if text.startswith(b"%"):
            if number == 1 and text[1:].split()[:1] == [b"bip"]:
                problems.append(Problem(file, number, "", "", _("has two kinds of nodes (bip)")))
        elif edge := _EDGE.fullmatch(line):
            yield int(edge[1]), int(edge[2])
        elif text:
            found = text.decode("utf-8", errors="replace")
            problems.append(Problem(file, number, _("line"), found, _expected()))


def _expected() -> str:
    return _("is no edge: two node numbers from 1 on, then perhaps a weight and a time")
