"""How many people live in each city, as far as that is known."""

from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from twinning.atlas import KEPT_ATLASES, Atlas
from twinning.gazetteer import opened

Populations = NDArray[np.float64]


def unknown(atlas: Atlas) -> Populations:
    """NaN for every city: what stands for the populations where there is no gazetteer."""
    return np.full(len(atlas.cities), np.nan)


@lru_cache(maxsize=KEPT_ATLASES)
def populations(atlas: Atlas) -> Populations:
    """The inhabitants of each city: the table's number, else the gazetteer's; NaN if not known.

    Raises GazetteerError when the gazetteer is needed and cannot be read.
    """
    given = pd.to_numeric(atlas.cities["population"], errors="coerce")
    ids = pd.to_numeric(atlas.cities["geonames_id"].where(given.isna()), errors="coerce")
    asked = [int(number) for number in ids.dropna().unique()]
    found = opened().populations(asked) if asked else {}
    known = given.fillna(ids.map(found)).to_numpy(dtype=np.float64)
    known.flags.writeable = False
    return known
