"""Several things said one after the other, with what stands between them in each language."""

import re
from collections.abc import Iterable
from functools import reduce

from twinning.language import _, direction, either, isolated

_RUNS_RIGHT = re.compile(r"[^\W\d_\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")  # a letter that does


def any_of(items: Iterable[str]) -> str:
    """The items as alternatives among other things that commas part: “a or b or c”."""
    return reduce(lambda first, other: either([first, other]), items)


def enumerated(items: Iterable[str]) -> str:
    """The items one after the other, none of them last: “a, b, c”."""
    return _(", ").join(_apart(items))


def strung(items: Iterable[str]) -> str:
    """The items one after the other where they may hold commas: “a; b; c”."""
    return _("; ").join(_apart(items))


def dotted(items: Iterable[str]) -> str:
    """Those items that are not empty, side by side: “a · b · c”."""
    return " · ".join(_apart(item for item in items if item))


def _apart(items: Iterable[str]) -> list[str]:
    """The items as they keep their order where one of them runs against the reader's language.

    Where all do, or are dates and numbers, a mark says which way the whole runs.
    """
    listed = list(items)
    if direction() == "ltr" or not any(map(_RUNS_RIGHT.search, listed)):
        return listed
    kept = list(map(isolated, listed))
    if not set(kept) & set(listed):
        kept[0] = f"\N{RIGHT-TO-LEFT MARK}{kept[0]}"
    return kept
