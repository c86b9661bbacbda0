"""The partners of one city, as seen from it."""

import numpy as np
import pandas as pd

from twinning.atlas import Mask
from twinning.geometry import distance_km
from twinning.labels import city_names
from twinning.view import View

OWN = ("agreement_id", "status", "instrument", "signed_on", "themes")


def partners(view: View, city_id: str) -> pd.DataFrame:
    """The selected agreements of a city, numbered as in the atlas, with the partner's side.

    The columns OWN, then `partner` (city_id), `name`, `country` and `distance_km` (NaN when one
    of both is not located).
    """
    atlas, mask = view.atlas, city_mask(view, city_id)
    here = atlas.cities.index.get_loc(city_id)
    parties = atlas.parties[mask]
    others = np.where(parties[:, 0] == here, parties[:, 1], parties[:, 0])
    there = atlas.cities.iloc[others]
    latitude, longitude = atlas.cities[["latitude", "longitude"]].to_numpy()[here]
    own = atlas.agreements.loc[mask, list(OWN)]
    return own.assign(
        partner=there.index.array,
        name=city_names(atlas)[others],
        country=there["country"].array,
        distance_km=distance_km(latitude, longitude, there["latitude"], there["longitude"]),
    )


def city_mask(view: View, city_id: str) -> Mask:
    """Which of the atlas's agreements are selected and have the city as a party."""
    position = view.atlas.cities.index.get_loc(city_id)
    return np.asarray(view.mask & (view.atlas.parties == position).any(axis=1))
