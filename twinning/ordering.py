"""The selected agreements in the order a reader asks for."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
import pandas as pd

from twinning import dates
from twinning.alphabets import order_key
from twinning.atlas import KEPT_ATLASES, Atlas, Positions
from twinning.countries import country_name
from twinning.labels import city_names
from twinning.language import _
from twinning.schema import STATUSES
from twinning.view import View

UNKNOWN = -1

Keys = Callable[[Atlas], Positions]


def ordered(view: View, order: str) -> Positions:
    """The positions of the selected agreements by one of ORDERS, by position where they are equal.

    Those of which nothing is known come last; any other `order` is that of the file.
    """
    rows = np.flatnonzero(view.mask)
    if order not in ORDERS:
        return rows
    keys = ORDERS[order](view.atlas)[rows]
    by_key = rows[np.argsort(keys, kind="stable")]
    unknown = int(np.count_nonzero(keys == UNKNOWN))
    return np.concatenate([by_key[unknown:], by_key[:unknown]])


def order_labels() -> dict[str, str]:
    """ORDERS in words."""
    return {
        "oldest": _("Signed, oldest first"),
        "newest": _("Signed, newest first"),
        "city": _("City"),
        "partner": _("Partner"),
        "country": _("Country"),
        "partner-country": _("Partner's country"),
        "status": _("Status"),
    }


def _name(party: int) -> Keys:
    return lambda atlas: _ranks(pd.Series(city_names(atlas)))[atlas.parties[:, party]]


def _country(party: int) -> Keys:
    def keys(atlas: Atlas) -> Positions:
        return _ranks(atlas.cities["country"].map(country_name))[atlas.parties[:, party]]

    return keys


def _ranks(names: "pd.Series[str]") -> Positions:
    """Where each name stands among all of them in the order of the reader's alphabet."""
    return pd.factorize(names.map(order_key), sort=True)[0]


@lru_cache(maxsize=KEPT_ATLASES)
def _first_day(atlas: Atlas) -> Positions:
    kinds, cells = pd.factorize(atlas.agreements["signed_on"])
    days = [dates.span(cell).first.toordinal() if cell else UNKNOWN for cell in cells.tolist()]
    return np.array(days, dtype=np.int64)[kinds]


def _newest(atlas: Atlas) -> Positions:
    days = _first_day(atlas)
    return np.where(days == UNKNOWN, UNKNOWN, days.max(initial=0) - days)


def _status(atlas: Atlas) -> Positions:
    statuses = pd.Categorical(atlas.agreements["status"], categories=list(STATUSES))
    return statuses.codes.astype(np.int64)


ORDERS: dict[str, Keys] = {
    "oldest": _first_day,
    "newest": _newest,
    "city": _name(0),
    "partner": _name(1),
    "country": _country(0),
    "partner-country": _country(1),
    "status": _status,
}
