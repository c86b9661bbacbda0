"""Selected agreements that the map does not draw, each with the reason."""

import numpy as np
import pandas as pd

from twinning.language import _, listed
from twinning.schema import DRAWN_LEVELS
from twinning.view import View


def omissions(view: View) -> pd.DataFrame:
    """Columns `agreement` (its parties' names) and `reason`, numbered as in the atlas."""
    rows = np.flatnonzero(view.mask & ~view.drawn)
    names = view.atlas.cities["name"].to_numpy()[view.atlas.parties[rows]]
    return pd.DataFrame(
        {
            "agreement": [f"{name_a} – {name_b}" for name_a, name_b in names],
            "reason": [_reason(view, row) for row in rows.tolist()],
        },
        index=rows,
        dtype="str",
    )


def _reason(view: View, row: int) -> str:
    if view.atlas.drawable[row]:
        return _("it has ended: choose the status “Ended” to see it")
    parties = view.atlas.cities.iloc[view.atlas.parties[row]]
    absent = [
        _missing(name, level)
        for name, level, latitude in parties[["name", "level", "latitude"]].itertuples(index=False)
        if level not in DRAWN_LEVELS or np.isnan(latitude)
    ]
    return listed(absent)


def _missing(name: str, level: str) -> str:
    reasons = {
        "province": _("{name} is a province, not a point on the map"),
        "country": _("{name} is a country, not a point on the map"),
    }
    return reasons.get(level, _("{name} could not be located")).format(name=name)
