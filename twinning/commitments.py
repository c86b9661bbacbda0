"""What parties promised and have not yet done."""

import numpy as np
import pandas as pd

from twinning.atlas import Atlas
from twinning.events import history, ordinals
from twinning.schema import COMMITMENT

NOT_RECORDED = -1
"""The position of a party that nobody has written down."""


def commitments(atlas: Atlas) -> pd.DataFrame:
    """The commitments that are not done, of agreements that have not ended.

    `agreement`, `title`, `date` (of the promise) and `due` as in the tables; `party` is the
    position in the cities of who promised, or NOT_RECORDED; `made_first` and `made_last` are the
    ordinals of the days that `date` can mean, `first` and `last` of those that `due` can.
    """
    events = history(atlas)
    is_open = (events["kind"] == COMMITMENT) & (events["done"] == "")
    kept = events[is_open & ~atlas.ended[events["agreement"].to_numpy()]]
    due = ordinals(kept["due"])
    return pd.DataFrame(
        {
            "agreement": kept["agreement"].to_numpy(),
            "title": kept["title"].to_numpy(),
            "date": kept["date"].to_numpy(),
            "due": kept["due"].to_numpy(),
            "party": atlas.cities.index.get_indexer(pd.Index(kept["party"])).astype(np.int64),
            "made_first": kept["first"].to_numpy(),
            "made_last": kept["last"].to_numpy(),
            "first": due[:, 0],
            "last": due[:, 1],
        }
    )
