"""As what agreements count: in force, disputed, pending or ended, now and on an earlier day."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from twinning import dates
from twinning.atlas import KEPT_ATLASES, Atlas, Positions
from twinning.events import UNDATED, ordinals
from twinning.schema import IN_FORCE, PENDING

CERTAIN = "in-force"
DOUBTFUL = ("disputed", "undated", "vague")
"""As what an agreement counts that may have been in force or not."""

Codes = NDArray[np.object_]


@dataclass(frozen=True)
class Range:
    """How many agreements there are for certain, and at most."""

    least: int
    most: int

    def lacks(self, total: int) -> int:
        """How many more than that a total is; below 0 how many fewer, 0 where it may be right."""
        return max(total - self.most, 0) - max(self.least - total, 0)


def ranged(counts: Mapping[str, int]) -> Range:
    """How many agreements are in force of which so many count as each code."""
    certain = counts.get(CERTAIN, 0)
    return Range(certain, certain + sum(counts.get(code, 0) for code in DOUBTFUL))


def counts_now(atlas: Atlas, agreements: Positions) -> Codes:
    """As what some agreements count: "in-force", "disputed", "pending" or "ended"."""
    return _terms(atlas).now[agreements]


def counts_then(atlas: Atlas, agreements: Positions, then: str) -> Codes:
    """As what some agreements counted on the day that the date `then` means.

    Beside the codes of `counts_now` there is "later" for what was signed afterwards, "undated"
    where the date of signing is not known, and "vague" where dates do not tell.
    """
    span, terms = dates.span(then), _terms(atlas)
    first, last = span.first.toordinal(), span.last.toordinal()
    now, (signed, signed_by) = terms.now[agreements], terms.signed[agreements].T
    ends, ended_by = terms.ends[agreements].T
    is_dated, is_ended, has_end = signed != UNDATED, now == "ended", ends != UNDATED
    cases = {
        "pending": now == "pending",
        "later": is_dated & (signed > last),
        "ended": is_ended & has_end & (ended_by <= first),
        "disputed": now == "disputed",
        "undated": ~is_dated,
        "vague": (signed_by > first) | (is_ended & ~(has_end & (ends > last))),
    }
    return np.select(list(cases.values()), list(cases), default=CERTAIN).astype(object)


@dataclass(frozen=True, eq=False)
class _Terms:
    """As what all agreements count, and the first and last ordinals of their signing and end."""

    now: Codes
    signed: Positions
    ends: Positions


@lru_cache(maxsize=KEPT_ATLASES)
def _terms(atlas: Atlas) -> _Terms:
    groups = {**dict.fromkeys(IN_FORCE, CERTAIN), **dict.fromkeys(PENDING, "pending")}
    now = [groups.get(status, status) for status in atlas.agreements["status"].tolist()]
    signed, ends = (ordinals(atlas.agreements[column]) for column in ("signed_on", "ends_on"))
    return _Terms(np.array(now, dtype=object), signed, ends)
