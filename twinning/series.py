"""Several things said one after the other, with what stands between them in each language."""

from collections.abc import Iterable
from functools import reduce

from twinning.language import _, either, isolated


def any_of(items: Iterable[str]) -> str:
    """The items as alternatives among other things that commas part: “a or b or c”."""
    return reduce(lambda first, other: either([first, other]), items)


def enumerated(items: Iterable[str]) -> str:
    """The items one after the other, none of them last: “a, b, c”."""
    return _(", ").join(items)


def strung(items: Iterable[str]) -> str:
    """The items one after the other where they may hold commas: “a; b; c”."""
    return _("; ").join(items)


def dotted(items: Iterable[str]) -> str:
    """Those items that are not empty, side by side: “a · b · c”."""
    return " · ".join(isolated(item) for item in items if item)
