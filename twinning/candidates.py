"""The cities that another could become a partner of, those for which most speaks first."""

import numpy as np
import pandas as pd

from twinning.atlas import Mask
from twinning.merits import amounts
from twinning.populations import Populations
from twinning.schema import DRAWN_LEVELS, IN_FORCE
from twinning.seeker import Seeker
from twinning.weights import FOR, KINDS, Weights, sign


def candidates(seeker: Seeker, weights: Weights, populations: Populations) -> pd.DataFrame:
    """The candidate partners by the position of the city, those with most points first.

    A column for each of KINDS holds the amount that its weight is multiplied by, `total` the sum
    of the products, those of AGAINST taken off.  A candidate has a reason that speaks for it, is
    of the same level, and has no agreement in force with the city, whatever is selected.
    """
    merits = amounts(seeker, populations)
    near = (merits["partners"] > 0) | (merits["tags"] > 0) | (merits["interest"] == 1)
    places = np.flatnonzero(near & _is_eligible(seeker))
    table = pd.DataFrame({kind: merits[kind][places] for kind in KINDS}, index=places)
    signed = table * [sign(kind) * weights[kind] for kind in KINDS]
    table["total"] = signed.sum(axis=1)
    table = table[signed[list(FOR)].sum(axis=1) > 0]
    return table.sort_values("total", ascending=False, kind="stable")


def _is_eligible(seeker: Seeker) -> Mask:
    cities = seeker.atlas.cities
    level = str(cities["level"].iat[seeker.here])
    levels = DRAWN_LEVELS if level in DRAWN_LEVELS else {level}
    partners = seeker.parties_of(seeker.own & seeker.with_status(IN_FORCE))
    eligible = np.asarray(cities["level"].isin(levels)) & ~partners
    if seeker.countries:
        eligible &= np.asarray(cities["country"].isin(seeker.countries))
    eligible[seeker.here] = False
    return eligible
