"""What cells of a CSV file may wear: quotation marks, and the guard against running as formulas."""

import re
from collections.abc import Sequence

# A spreadsheet runs a cell that begins like this, in Japanese ones the wide signs too.
FORMULA_STARTS = "=+-@\t\r\n＝＋－＠"
_DOUBTFUL = frozenset(f"'{FORMULA_STARTS}")
_DOUBTFUL_BEGINNING = re.compile(f"\0['{re.escape(FORMULA_STARTS)}]")
_RUNS = re.compile(f"'*[{re.escape(FORMULA_STARTS)}]")
_GUARDED = re.compile(f"'+[{re.escape(FORMULA_STARTS)}]")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*(?:[eE][+-]?\d+)?", re.ASCII)


def quoted(cells: Sequence[str], separator: str = ",") -> Sequence[str]:
    """The cells as RFC 4180 writes them."""
    special = re.compile(f'[{re.escape(separator)}"\r\n]').search
    together = "".join(cells)
    if not any(mark in together for mark in (separator, '"', "\r", "\n")):
        return cells  # as most columns are, and most rows: looking once is much faster
    return [_quoted(cell) if special(cell) else cell for cell in cells]


def guarded(cells: Sequence[str]) -> Sequence[str]:
    """The cells with an apostrophe before what would run as a formula; plain numbers stay."""
    if not _DOUBTFUL_BEGINNING.search("\0" + "\0".join(cells)):
        return cells  # as most columns are: looking once is much faster
    return [f"'{cell}" if cell[:1] in _DOUBTFUL and _runs(cell) else cell for cell in cells]


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return cell[1:] if _GUARDED.match(cell) else cell


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


def _runs(cell: str) -> bool:
    return bool(_RUNS.match(cell)) and not _NUMBER.fullmatch(cell)
