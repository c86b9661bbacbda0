"""Terms: until when agreements that are signed and have not ended are to last."""

from datetime import date

import pandas as pd

from twinning.atlas import Atlas
from twinning.events import history, ordinals
from twinning.schema import PENDING


def terms(atlas: Atlas, today: date) -> pd.DataFrame:
    """The ends that are set to agreements, in the order of the table.

    `agreement` and the `date` of its end, `first` and `last` the ordinals of the days that can
    mean; `is_past` where the last of them has passed, `is_renewed` where a renewal since then is
    recorded.
    """
    agreements = atlas.agreements
    ends = agreements.loc[agreements["ends_on"] != "", ["ends_on", "status"]]
    ends = ends[~ends["status"].isin(["ended", *PENDING])]
    days = ordinals(ends["ends_on"])
    is_past = days[:, 1] < today.toordinal()
    renewals = history(atlas)
    renewals = renewals[renewals["kind"] == "renewed"]
    renewals = renewals[renewals["first"] <= today.toordinal()]
    renewed = renewals.groupby("agreement")["last"].max().reindex(ends.index, fill_value=0)
    return pd.DataFrame(
        {
            "agreement": ends.index.to_numpy(),
            "date": ends["ends_on"].to_numpy(),
            "first": days[:, 0],
            "last": days[:, 1],
            "is_past": is_past,
            "is_renewed": is_past & (renewed.to_numpy() >= days[:, 0]),
        }
    )
