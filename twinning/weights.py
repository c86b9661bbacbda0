"""How much each reason for and against a partner counts: what is usual, and what may be set."""

import re
from collections.abc import Mapping
from types import MappingProxyType

FOR = ("partners", "themes", "tags", "language", "population", "interest")
AGAINST = ("covered", "pending", "past", "size", "home")
KINDS = (*FOR, *AGAINST)
Weights = Mapping[str, float]
USUAL: Weights = MappingProxyType(
    {
        "partners": 1.0,
        "themes": 0.5,
        "tags": 1.0,
        "language": 1.0,
        "population": 1.0,
        "interest": 1.0,
        "covered": 0.5,
        "pending": 2.0,
        "past": 1.0,
        "size": 1.0,
        "home": 5.0,
    }
)
LARGEST = 20.0
STEP = 0.5  # sums of its multiples are exact

_WEIGHT = re.compile(r"(1?\d(\.[05])?|20(\.0)?)", re.ASCII)


def weight_of(text: str) -> float | None:
    """The weight that a text stands for: 0 to LARGEST by STEP; None when it is none."""
    return float(text) if _WEIGHT.fullmatch(text) else None


def sign(kind: str) -> int:
    """1 for a reason that speaks for a partner, -1 for one that speaks against it."""
    return 1 if kind in FOR else -1
