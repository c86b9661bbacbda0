"""Selected agreements that the map does not draw, each with the reason."""

import numpy as np
import pandas as pd

from twinning.language import _, listed
from twinning.schema import DRAWN_LEVELS
from twinning.view import View


def omissions(view: View) -> pd.DataFrame:
    """Columns `agreement` (its parties' names) and `reason`, numbered as in the atlas."""
    rows = np.flatnonzero(view.mask & ~view.drawn)
    parties = view.atlas.parties[rows]
    places = np.unique(parties)
    names = dict(zip(places.tolist(), view.atlas.cities["name"].iloc[places], strict=True))
    absences = dict(zip(places.tolist(), _absences(view.atlas.cities.iloc[places]), strict=True))
    pairs = parties.tolist()
    return pd.DataFrame(
        {
            "agreement": [f"{names[a]} – {names[b]}" for a, b in pairs],
            "reason": [_reason(absences[a], absences[b]) for a, b in pairs],
        },
        index=rows,
        dtype="str",
    )


def _absences(cities: pd.DataFrame) -> list[str]:
    """Why each city is no point on the map; empty for those that are."""
    facts = cities[["name", "level", "latitude"]].itertuples(index=False, name=None)
    return [_absence(name, level, latitude) for name, level, latitude in facts]


def _absence(name: str, level: str, latitude: float) -> str:
    if level in DRAWN_LEVELS and not np.isnan(latitude):
        return ""
    reasons = {
        "province": _("{name} is a province, not a point on the map"),
        "country": _("{name} is a country, not a point on the map"),
    }
    return reasons.get(level, _("{name} could not be located")).format(name=name)


def _reason(*absences: str) -> str:
    absent = [absence for absence in absences if absence]
    return listed(absent) if absent else _("it has ended: choose the status “Ended” to see it")
