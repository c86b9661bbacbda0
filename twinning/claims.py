"""What the sources say of an agreement, and where they contradict each other."""

from collections import defaultdict
from collections.abc import Collection
from functools import lru_cache
from itertools import combinations

import pandas as pd

from twinning import dates
from twinning.atlas import KEPT_ATLASES, Atlas

Claim = tuple[str, str]
"""The status and the signing date that one source gives, empty where it gives none."""


def sources_of(atlas: Atlas, agreement_id: str) -> pd.DataFrame:
    """The sources of one agreement, in the order of the table."""
    sources = atlas.sources
    return sources[sources["agreement_id"] == agreement_id]


@lru_cache(maxsize=KEPT_ATLASES)
def disagreements(atlas: Atlas) -> frozenset[str]:
    """The ids of the agreements whose sources differ on status or signing date."""
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    columns = atlas.sources[["agreement_id", "says_status", "says_signed_on"]]
    for agreement_id, status, signed_on in columns.itertuples(index=False, name=None):
        claims[agreement_id].append((status, signed_on))
    return frozenset(agreement_id for agreement_id, said in claims.items() if _contradict(said))


def contradictory(sources: pd.DataFrame) -> bool:
    """Whether what sources say cannot all be true: another status, or dates that share no day."""
    columns = sources[["says_status", "says_signed_on"]]
    return _contradict(list(columns.itertuples(index=False, name=None)))


@lru_cache(maxsize=KEPT_ATLASES)
def source_counts(atlas: Atlas) -> "pd.Series[int]":
    """How many sources each agreement has that has any, by agreement_id."""
    return atlas.sources["agreement_id"].value_counts()


def _contradict(claims: Collection[Claim]) -> bool:
    statuses = {status for status, _signed_on in claims if status}
    spans = [dates.span(date) for date in {signed_on for _status, signed_on in claims} if date]
    apart = (a.last < b.first or b.last < a.first for a, b in combinations(spans, 2))
    return len(statuses) > 1 or any(apart)
