"""How much each city has of what speaks for or against it as a partner of another."""

import numpy as np
from numpy.typing import NDArray

from twinning.atlas import Mask, Positions
from twinning.likeness import (
    Amounts,
    is_far_apart,
    is_similar,
    shared_languages,
    shared_tags,
    times,
)
from twinning.populations import Populations
from twinning.schema import IN_FORCE, PENDING
from twinning.seeker import Seeker

ONLY_ITS_COUNTRY = 0.5  # what counts when not the city but others of its country are concerned
PAST = ("disputed", "ended")


def amounts(seeker: Seeker, populations: Populations) -> dict[str, Amounts]:
    """For each of KINDS, the amount of it that each city has; what a weight is multiplied by."""
    atlas, here = seeker.atlas, seeker.here
    ratio = times(populations, here)
    pending = seeker.own & seeker.with_status(PENDING)
    return {
        "partners": _shared_partners(seeker),
        "themes": _sum(list(seeker.themes.values()), len(atlas.cities)),
        "tags": shared_tags(atlas, here),
        "language": shared_languages(atlas, here),
        "population": is_similar(ratio).astype(float),
        "interest": _interest(seeker),
        "covered": _covered(seeker),
        "pending": _with_country(seeker, seeker.parties_of(pending)),
        "past": seeker.parties_of(seeker.own & seeker.with_status(PAST)).astype(float),
        "size": is_far_apart(ratio).astype(float),
        "home": _is_home(seeker).astype(float),
    }


def _is_home(seeker: Seeker) -> Mask:
    return np.asarray(seeker.atlas.cities["country"] == seeker.country)


def _shared_partners(seeker: Seeker) -> Amounts:
    """How many partners of the city each city has; of several agreements of a pair one counts."""
    count = len(seeker.atlas.cities)
    is_partner = np.zeros(count, dtype=bool)
    is_partner[list(seeker.partners)] = True
    parties = seeker.atlas.parties[seeker.in_force]
    either_way = np.concatenate([parties, parties[:, ::-1]])
    either_way = either_way[is_partner[either_way[:, 0]]]
    pairs: Positions = np.unique(either_way[:, 0] * count + either_way[:, 1])
    return np.bincount(pairs % count, minlength=count).astype(float)


def _interest(seeker: Seeker) -> Amounts:
    """1 for a city with a proposal or approval with the city or, from abroad, with its country."""
    parties = seeker.atlas.parties
    home = _is_home(seeker)
    abroad = home[parties].sum(axis=1) == 1
    there = seeker.parties_of(seeker.pending & (abroad | seeker.own))
    return _with_country(seeker, there & ~home) + (
        home & seeker.parties_of(seeker.pending & seeker.own)
    )


def _with_country(seeker: Seeker, cities: Mask) -> Amounts:
    """1 for the cities, ONLY_ITS_COUNTRY for others of their countries but the city's own."""
    countries = seeker.atlas.cities["country"]
    theirs = countries.isin(countries[cities & ~_is_home(seeker)]).to_numpy()
    return np.where(cities, 1.0, ONLY_ITS_COUNTRY * theirs)


def _covered(seeker: Seeker) -> Amounts:
    """How many agreements in force the city has with the country of each city abroad."""
    parties = seeker.atlas.parties[seeker.own & seeker.with_status(IN_FORCE)]
    others = np.where(parties[:, 0] == seeker.here, parties[:, 1], parties[:, 0])
    countries = seeker.atlas.cities["country"]
    counts = countries.iloc[others].value_counts().drop(seeker.country, errors="ignore")
    return np.asarray(countries.map(counts).fillna(0), dtype=np.float64)


def _sum(masks: list[Mask], length: int) -> NDArray[np.float64]:
    return np.sum(masks, axis=0, dtype=float) if masks else np.zeros(length)
