"""The partners of one city, as seen from it."""

import numpy as np
import pandas as pd

from twinning.geometry import distance_km
from twinning.view import View


def partners(view: View, city_id: str) -> pd.DataFrame:
    """The selected agreements of a city, numbered as in the atlas, with the partner's side.

    Columns `agreement_id`, `partner` (city_id), `name`, `country`, `distance_km` (NaN when one
    of both is not located), `status`, `instrument`, `signed_on` and `themes`.
    """
    cities, agreements = view.atlas.cities, view.agreements
    own = agreements[(agreements["city_a"] == city_id) | (agreements["city_b"] == city_id)]
    partner = own["city_b"].where(own["city_a"] == city_id, own["city_a"])
    places = cities[["latitude", "longitude"]]
    there = cities.loc[partner]
    distances = distance_km(*places.loc[city_id], *places.loc[partner].to_numpy().T)
    return pd.DataFrame(
        {
            "agreement_id": own["agreement_id"],
            "partner": partner,
            "name": there["name"].to_numpy(),
            "country": there["country"].to_numpy(),
            "distance_km": np.asarray(distances, dtype=np.float64),
            "status": own["status"],
            "instrument": own["instrument"],
            "signed_on": own["signed_on"],
            "themes": own["themes"],
        }
    )


def city_mask(view: View, city_id: str) -> np.ndarray:
    """Which of the atlas's agreements are selected and have the city as a party."""
    position = view.atlas.cities.index.get_loc(city_id)
    return np.asarray(view.mask & (view.atlas.parties == position).any(axis=1))
