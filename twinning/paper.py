"""What a paper to print is made of, whatever form it takes: figures and tables of words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A number, what it counts, and what it is made up of where that is worth saying."""

    count: str
    label: str
    detail: str = ""


@dataclass(frozen=True)
class Line:
    """A line of a cell: what it says, and what has less weight after it; one may be empty."""

    text: str
    aside: str = ""


@dataclass(frozen=True)
class Cell:
    """What stands in one place of a table: some lines, and the numbers of footnotes."""

    lines: tuple[Line, ...]
    notes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Table:
    """Rows under a title, the first cell of each naming it.

    `remark` says what is left out, or why there is no row; `shares` are the widths of the columns
    in percent.
    """

    title: str
    remark: str
    columns: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Footnote:
    """A source: what it is called, who published it when, and its web address.

    Of these title and address may be empty, but not both.
    """

    title: str
    about: str
    url: str
