"""Totals that sources claim, against what the tables record of the same city or country."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from twinning.atlas import Atlas, Positions
from twinning.counting import counts_now, counts_then
from twinning.incidence import incidences
from twinning.schema import DEFAULT_INSTRUMENT
from twinning.view import View


@dataclass(frozen=True)
class Claim:
    """A number that a source states: the agreements of a city, a country, or one with the other.

    `source` is its position among the sources; `published_on` is empty when that is not known.
    """

    source: int
    city: str
    country: str
    total: int
    published_on: str


def claims(sources: pd.DataFrame) -> list[Claim]:
    """The totals that these sources of an atlas claim, in their order."""
    columns = ["claims_city", "claims_country", "claims_total", "published_on"]
    claiming = sources.loc[sources["claims_total"] != "", columns]
    return [
        Claim(source, city, country, int(total), published_on)
        for source, city, country, total, published_on in claiming.itertuples(name=None)
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


def counted(atlas: Atlas, claim: Claim) -> pd.DataFrame:
    """As what each agreement counts of whom the claim is about; see `counting`.

    Columns `agreement` (its position), `is_sister_city`, `now`, and `then`: when the source was
    published, empty where that is not known.
    """
    agreements = concerned(atlas, claim)
    instruments = atlas.agreements["instrument"].iloc[agreements]
    then = counts_then(atlas, agreements, claim.published_on) if claim.published_on else ""
    return pd.DataFrame(
        {
            "agreement": agreements,
            "is_sister_city": (instruments == DEFAULT_INSTRUMENT).to_numpy(dtype=bool),
            "now": counts_now(atlas, agreements),
            "then": then,
        }
    )
