"""A chronicle: what has happened to the selected agreements, what lies ahead, who signed last."""

from datetime import date

import numpy as np

from twinning.atlas import Mask, Positions
from twinning.events import UNDATED, history
from twinning.view import View


def past(view: View, today: date) -> Positions:
    """The events of the selected agreements until `today`, newest first.

    Positions in `history`.  An event counts from the first day that its date can mean.
    """
    first = history(view.atlas)["first"].to_numpy()
    found = np.flatnonzero(_selected(view) & (first != UNDATED) & (first <= today.toordinal()))
    return found[np.argsort(-first[found], kind="stable")]


def ahead(view: View, today: date) -> Positions:
    """The events of the selected agreements after `today`, soonest first; see `past`."""
    first = history(view.atlas)["first"].to_numpy()
    found = np.flatnonzero(_selected(view) & (first > today.toordinal()))
    return found[np.argsort(first[found], kind="stable")]


def undated(view: View) -> Positions:
    """The events of the selected agreements of which no date is known; see `past`."""
    first = history(view.atlas)["first"].to_numpy()
    return np.flatnonzero(_selected(view) & (first == UNDATED))


def last_signings(view: View, today: date) -> Positions:
    """The signings until `today` none of which surely came before another one; see `past`.

    One where dates are exact; of "2025" and "2025-04-09" both, for either may be the latest.
    """
    events = history(view.atlas)
    rows = past(view, today)
    rows = rows[(events["kind"].iloc[rows] == "signed").to_numpy(dtype=bool)]
    first, last = (events[column].to_numpy()[rows] for column in ("first", "last"))
    return np.asarray(rows[last >= first.max(initial=UNDATED)])


def _selected(view: View) -> Mask:
    return np.asarray(view.mask[history(view.atlas)["agreement"].to_numpy()])
