"""What happened to the generated agreements: the events of their lives, and promises made."""

from collections.abc import Callable

import numpy as np
import pandas as pd
from numpy.random import Generator

from benchmarks.terms import Texts, dates
from twinning.schema import COMMITMENT, EVENTS

BEGUN = frozenset({"approved", "active", "dormant", "suspended", "ended"})
SHARES: dict[str, tuple[float, Callable[[str], bool]]] = {
    "proposed": (0.8, lambda status: status in ("proposed", "approved")),
    "approved": (0.9, lambda status: status == "approved"),
    "activity": (0.4, lambda status: status == "active"),
    "renewed": (0.1, lambda status: status == "active"),
    "programme-started": (0.05, lambda status: status == "active"),
    COMMITMENT: (0.1, BEGUN.__contains__),
    "suspended": (0.9, lambda status: status == "suspended"),
    "ended": (0.02, lambda status: status != "ended"),
}
"""How many of the agreements whose status allows it have an event of each kind."""


def events(chance: Generator, told: pd.DataFrame) -> pd.DataFrame:
    """The rows of events.csv, all text; a few contradict the status of their agreement."""
    parts = [_of_kind(chance, told, kind) for kind in SHARES]
    return pd.concat(parts, ignore_index=True)[list(EVENTS.columns)]


def _of_kind(chance: Generator, told: pd.DataFrame, kind: str) -> pd.DataFrame:
    share, allowed = SHARES[kind]
    having = told["status"].map(allowed).to_numpy(dtype=bool)
    rows = told[having & (chance.random(len(told)) < share)]
    due, done = _promises(chance, len(rows)) if kind == COMMITMENT else ("", "")
    table = {
        "agreement_id": rows["agreement_id"],
        "kind": kind,
        "date": dates(chance, len(rows)),
        "title": f"The councils report: {kind}",
        "party": rows["city_a"] if kind in ("approved", COMMITMENT) else "",
        "due": due,
        "done": done,
        "source_url": "https://example.org/" + rows["agreement_id"],
        "note": "",
    }
    return pd.DataFrame(table, index=rows.index, dtype="str")


def _promises(chance: Generator, count: int) -> tuple[Texts, Texts]:
    """Years until which promises are to be kept, and those in which half of them were."""
    due = chance.integers(2015, 2031, count).astype(str).astype(object)
    kept = chance.random(count) < 0.5
    return due, np.where(kept & (due < "2026"), due, "")
