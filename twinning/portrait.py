"""A country's portrait: the selected agreements of one country, counted from its side."""

from dataclasses import replace

import numpy as np
import pandas as pd

from twinning.atlas import Mask
from twinning.facets import mask
from twinning.incidence import incidences, years
from twinning.schema import IN_FORCE, PENDING
from twinning.view import View


def partner_countries(view: View, country: str) -> pd.DataFrame:
    """The other countries of a country's selected agreements, those with most of them first.

    By country code: how many `agreements`, of which `in_force`, `pending` and `undated`; the years
    between which the first signing lies, `first_from` and `first_to`, and the latest one,
    `latest_from` and `latest_to`, in the selection's calendar and all 0 where nothing is dated.
    """
    known, here = years(view.atlas, view.selection.calendar), _is_in(view, country)
    rows = np.flatnonzero(view.mask & (here[:, 0] != here[:, 1]))
    abroad = view.atlas.parties[rows][~here[rows]]
    status = view.atlas.agreements["status"].iloc[rows].to_numpy()
    undated = known.undated[rows]
    own = pd.DataFrame(
        {
            "country": view.atlas.cities["country"].iloc[abroad].to_numpy(),
            "in_force": np.isin(status, list(IN_FORCE)),
            "pending": np.isin(status, list(PENDING)),
            "undated": undated,
            "from": np.where(undated, np.nan, known.first[rows]),
            "to": np.where(undated, np.nan, known.last[rows]),
        }
    )
    counted = own.groupby("country").agg(
        agreements=("undated", "size"),
        in_force=("in_force", "sum"),
        pending=("pending", "sum"),
        undated=("undated", "sum"),
        first_from=("from", "min"),
        first_to=("to", "min"),  # by then something was signed
        latest_from=("from", "max"),
        latest_to=("to", "max"),
    )
    ranked = counted.sort_values("agreements", ascending=False, kind="stable")
    return ranked.fillna(0).astype(np.int64)


def domestic(view: View, country: str) -> Mask:
    """Which of the atlas's agreements are selected and lie in the country with both parties."""
    return np.asarray(view.mask & _is_in(view, country).all(axis=1))


def parts(view: View) -> dict[tuple[str, ...], int]:
    """How many agreements each chosen country has, and each two of them with each other.

    The countries in the order chosen, then the pairs that have any, most first; as the other
    filters leave them.
    """
    chosen = view.selection.country
    kept = mask(view.atlas, replace(view.selection, country=()))
    places = pd.Index(chosen).get_indexer(pd.Index(view.atlas.cities["country"]))
    sides = np.sort(places[view.atlas.parties[kept]], axis=1)
    alone = {(code,): int((sides == place).any(axis=1).sum()) for place, code in enumerate(chosen)}
    abroad = sides[(sides[:, 0] >= 0) & (sides[:, 0] != sides[:, 1])]
    pairs, counts = np.unique(abroad, axis=0, return_counts=True)
    ranked = np.argsort(-counts, kind="stable").tolist()
    return alone | {(chosen[pairs[n, 0]], chosen[pairs[n, 1]]): int(counts[n]) for n in ranked}


def own_parties(view: View, country: str) -> "pd.Series[int]":
    """How many selected agreements each party in the country has, by city_id, most first."""
    incidence = incidences(view.atlas)["city"]
    counts = incidence.counts(view.mask)
    is_own = (view.atlas.cities["country"] == country).to_numpy(dtype=bool) & (counts > 0)
    own = np.flatnonzero(is_own)
    ranked = own[np.argsort(-counts[own], kind="stable")]
    return pd.Series(counts[ranked], index=incidence.values[ranked])


def theme_counts(view: View) -> "pd.Series[int]":
    """How many selected agreements each theme has that has any, by theme_id.

    Groups with most agreements first, each followed by its themes, those with most first.
    """
    incidence = incidences(view.atlas)["theme"]
    counts = pd.Series(incidence.counts(view.mask), index=incidence.values)
    groups = pd.Index([view.atlas.group_of[theme] for theme in counts.index], dtype="str")
    places = counts.index.get_indexer(groups)
    is_child = counts.index != groups
    order = np.lexsort((-counts.to_numpy(), is_child, places, -counts.to_numpy()[places]))
    ranked = counts.iloc[order]
    return ranked[ranked > 0]


def themeless(view: View) -> Mask:
    """Which of the atlas's agreements are selected and state no theme."""
    return np.asarray(view.mask & (view.atlas.agreements["themes"] == "").to_numpy(dtype=bool))


def undated(view: View) -> Mask:
    """Which of the atlas's agreements are selected and have no date of signing."""
    return np.asarray(view.mask & years(view.atlas).undated)


def _is_in(view: View, country: str) -> Mask:
    """Whether either party of each agreement lies in the country, shape (agreements, 2)."""
    cities = (view.atlas.cities["country"] == country).to_numpy(dtype=bool)
    return np.asarray(cities[view.atlas.parties])
