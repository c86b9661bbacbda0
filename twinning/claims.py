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
    sources = atlas.sources[atlas.sources["agreement_id"] != ""]
    statuses = _said_variously(sources, "says_status")
    days = _said_variously(sources, "says_signed_on")
    spoken_of: defaultdict[str, list[Claim]] = defaultdict(list)
    for agreement_id, signed_on in days.itertuples(index=False, name=None):
        spoken_of[agreement_id].append(("", signed_on))
    apart = (agreement_id for agreement_id, said in spoken_of.items() if _contradict(said))
    return frozenset(statuses["agreement_id"].tolist()).union(apart)


def contradictory(sources: pd.DataFrame) -> bool:
    """Whether what sources say cannot all be true: another status, or dates that share no day."""
    columns = sources[["says_status", "says_signed_on"]]
    return _contradict(list(columns.itertuples(index=False, name=None)))


def source_counts(atlas: Atlas, among: Collection[str] | None = None) -> "pd.Series[int]":
    """How many sources each agreement has that has any, by agreement_id; `among` some or all."""
    ids = atlas.sources["agreement_id"]
    return ids[ids != "" if among is None else ids.isin(among)].value_counts()


def _said_variously(sources: pd.DataFrame, column: str) -> pd.DataFrame:
    """What sources say in a column, once for each agreement, where they do not all say the same."""
    said = sources.loc[sources[column] != "", ["agreement_id", column]].drop_duplicates()
    return said[said["agreement_id"].duplicated(keep=False)]


def _contradict(claims: Collection[Claim]) -> bool:
    statuses = {status for status, _signed_on in claims if status}
    spans = [dates.span(date) for date in {signed_on for _status, signed_on in claims} if date]
    apart = (a.is_apart(b) for a, b in combinations(spans, 2))
    return len(statuses) > 1 or any(apart)
