"""Where the rows of well-formed CSV begin and end, found without reading a cell."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

QUOTE, LINE_END, RETURN = b'"\n\r'
LONGEST_ROW = 1 << 17  # bytes: no cell of it is longer than `csv.field_size_limit`
_BYTE_ORDER_MARK = "\ufeff".encode()

Bytes = NDArray[np.uint8]
Places = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Extent:
    """The whole rows at the beginning of a text: the number of lines before each, and together.

    `end` is the byte behind the last of them.
    """

    lines_before: Places
    line_count: int
    end: int


def extent(text: bytes, separator: str, width: int) -> Extent | None:
    """The rows of `width` cells that a text of UTF-8 begins with, up to its last line end.

    None where anything is unusual: another number of cells, a quotation mark within a cell that
    does not begin with one, a carriage return by itself, an overlong row.
    """
    content = np.frombuffer(text, dtype=np.uint8)
    quotes, ends = np.flatnonzero(content == QUOTE), np.flatnonzero(content == LINE_END)
    row_ends = _outside(ends, quotes)
    if not len(row_ends) or text.startswith(_BYTE_ORDER_MARK):
        return None
    end = int(row_ends[-1]) + 1
    content, quotes, ends = content[:end], quotes[quotes < end], ends[ends < end]
    separators = _outside(np.flatnonzero(content == ord(separator)), quotes)
    lengths = np.diff(row_ends, prepend=-1)
    cells = np.diff(np.searchsorted(separators, row_ends), prepend=0) + 1
    usual = (
        width > 1  # else a blank line is a row
        and bool((cells == width).all())
        and int(lengths.max()) <= LONGEST_ROW
        and _returns_end_lines(content)
        and _quotes_enclose(content, quotes, ord(separator))
    )
    if not usual:
        return None
    begins = row_ends + 1 - lengths
    return Extent(np.searchsorted(ends, begins), len(ends), end)


def _outside(places: Places, quotes: Places) -> Places:
    """Those of the places before which every quotation mark is paired."""
    return places[np.searchsorted(quotes, places) % 2 == 0] if len(quotes) else places


def _returns_end_lines(content: Bytes) -> bool:
    returns = np.flatnonzero(content == RETURN)  # the last byte is a line end
    return bool((content[returns + 1] == LINE_END).all())


def _quotes_enclose(content: Bytes, quotes: Places, separator: int) -> bool:
    """Whether marks stand around whole cells, or are doubled within."""
    opening, closing = quotes[::2], quotes[1::2]
    before, after = content[opening - 1], content[closing + 1]  # the last byte is before the first
    begins = np.isin(before, (separator, LINE_END))
    begins[1:] |= opening[1:] == closing[:-1] + 1
    stops = np.isin(after, (separator, LINE_END, RETURN))
    stops[:-1] |= opening[1:] == closing[:-1] + 1
    return bool(begins.all() and stops.all())
