"""What the sources say of an agreement, and where they contradict each other."""

from functools import lru_cache
from itertools import combinations

import pandas as pd

from twinning import dates
from twinning.atlas import Atlas


def sources_of(atlas: Atlas, agreement_id: str) -> pd.DataFrame:
    """The sources of one agreement, in the order of the table."""
    sources = atlas.sources
    return sources[sources["agreement_id"] == agreement_id]


@lru_cache(maxsize=2)
def disagreements(atlas: Atlas) -> frozenset[str]:
    """The ids of the agreements whose sources differ on status or signing date."""
    said = atlas.sources[["agreement_id", "says_status", "says_signed_on"]]
    several = said[said["agreement_id"].duplicated(keep=False)]
    return frozenset(
        str(agreement_id)
        for agreement_id, claims in several.groupby("agreement_id")
        if contradictory(claims)
    )


def contradictory(claims: pd.DataFrame) -> bool:
    """Whether the claims cannot all be true: another status, or dates that share no day."""
    statuses = set(claims["says_status"]) - {""}
    spans = [dates.span(said) for said in set(claims["says_signed_on"]) - {""}]
    apart = (a.last < b.first or b.last < a.first for a, b in combinations(spans, 2))
    return len(statuses) > 1 or any(apart)


@lru_cache(maxsize=2)
def source_counts(atlas: Atlas) -> "pd.Series[int]":
    """How many sources each agreement has that has any, by agreement_id."""
    return atlas.sources["agreement_id"].value_counts()
