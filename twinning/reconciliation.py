"""Totals that sources claim, against what the tables record of the same city or country."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import pandas as pd

from twinning.atlas import KEPT_ATLASES, Atlas, Mask, Positions
from twinning.counting import Codes, counts_now, counts_then
from twinning.incidence import incidences
from twinning.schema import DEFAULT_INSTRUMENT
from twinning.view import View


@dataclass(frozen=True)
class Claim:
    """A number that a source states: the agreements of a city, a country, or one with the other.

    `source` is its position among the sources; what is not known of it is empty.
    """

    source: int
    city: str
    country: str
    total: int
    published_on: str
    publisher: str
    title: str
    url: str
    quote: str


@dataclass(frozen=True, eq=False)
class Counted:
    """The agreements of whom a claim is about, by position, and as what each counts.

    `then` is when the source was published, None where that is not known.
    """

    agreements: Positions
    is_sister_city: Mask
    now: Codes
    then: Codes | None

    @cached_property
    def all_now(self) -> Mapping[str, int]:
        """How many count as each code."""
        return Counter(self.now.tolist())

    @cached_property
    def sisters_now(self) -> Mapping[str, int]:
        """How many sister-city agreements count as each code."""
        return Counter(self.now[self.is_sister_city].tolist())

    @cached_property
    def sisters_then(self) -> Mapping[str, int] | None:
        """How many sister-city agreements counted as each code then; None where not known."""
        return None if self.then is None else Counter(self.then[self.is_sister_city].tolist())


def claims(sources: pd.DataFrame) -> list[Claim]:
    """The totals that these sources of an atlas claim, in their order."""
    about = ["claims_city", "claims_country", "claims_total"]
    columns = [*about, "published_on", "publisher", "title", "url", "quote"]
    claiming = sources.loc[sources["claims_total"] != "", columns]
    return [
        Claim(source, city, country, int(total), *told)
        for source, city, country, total, *told in claiming.itertuples(name=None)
    ]


def selected_claims(view: View) -> list[Claim]:
    """The claims about a city or a country that is a party of the selection or was chosen.

    Without a selection all of them, those about a city without any agreement included.
    """
    sources = view.atlas.sources
    claiming = sources[sources["claims_total"] != ""]
    if view.selection.is_all or claiming.empty:
        return claims(claiming)
    parties = view.cities
    countries = {*parties["country"].unique(), *view.selection.country}
    of_city = claiming["claims_city"].isin([*parties.index, *view.selection.city])
    of_country = (claiming["claims_city"] == "") & claiming["claims_country"].isin(countries)
    return claims(claiming[of_city | of_country])


def concerned(atlas: Atlas, claim: Claim) -> Positions:
    """The positions of the agreements of whom the claim is about, of any instrument and status."""
    if not claim.city:
        return np.flatnonzero(incidences(atlas)["country"].having([claim.country]))
    rows = np.flatnonzero(incidences(atlas)["city"].having([claim.city]))
    if not claim.country:
        return rows
    parties, here = atlas.parties[rows], atlas.cities.index.get_loc(claim.city)
    partners = np.where(parties[:, 0] == here, parties[:, 1], parties[:, 0])
    return rows[(atlas.cities["country"].iloc[partners] == claim.country).to_numpy(dtype=bool)]


def counted(atlas: Atlas, claim: Claim) -> Counted:
    """As what the agreements count of whom the claim is about."""
    agreements, day = concerned(atlas, claim), claim.published_on
    return Counted(
        agreements,
        is_sister_city(atlas)[agreements],
        counts_now(atlas, agreements),
        counts_then(atlas, agreements, day) if day else None,
    )


@lru_cache(maxsize=KEPT_ATLASES)
def is_sister_city(atlas: Atlas) -> Mask:
    """Which agreements make two parties sisters, as a mask."""
    return (atlas.agreements["instrument"] == DEFAULT_INSTRUMENT).to_numpy(dtype=bool)
