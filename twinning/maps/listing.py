"""The twin of a map: the same agreements as a table in HTML."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import numpy as np
import pandas as pd

from twinning.dates import other, spoken
from twinning.labels import city_label, instrument_label, status_label, themes_label
from twinning.language import _, ngettext, number
from twinning.maps.markup import element
from twinning.view import View

LISTED = 1000


def listing(view: View, absences: "pd.Series[str]") -> Iterator[Element]:
    """The first LISTED of the selected agreements as a table under a heading; none where none is.

    `absences` says, by their positions, why agreements are not on the map.
    """
    if not view.count:
        return
    words = ngettext("{count} agreement as a table", "{count} agreements as a table", view.count)
    yield element("h2", words.format(count=number(view.count)))
    if view.count > LISTED:
        part = _("The first {listed} of {count}; a narrower selection shows the others.")
        yield element("p", part.format(listed=number(LISTED), count=number(view.count)))
    table = _table(_rows(view, absences))
    scrolled = {"class_": "scrolled", "tabindex": "0", "role": "region"}
    yield element("div", table, aria_label=_("Selected agreements"), **scrolled)


def _rows(view: View, absences: "pd.Series[str]") -> pd.DataFrame:
    """One labelled column per fact; why a row is not drawn where that is so of any."""
    atlas, rows = view.atlas, np.flatnonzero(view.mask)[:LISTED]
    agreements = atlas.agreements.iloc[rows]
    columns = {
        _("City"): [city_label(atlas, city) for city in agreements["city_a"].tolist()],
        _("Partner"): [city_label(atlas, city) for city in agreements["city_b"].tolist()],
        _("Status"): agreements["status"].map(status_label).to_numpy(),
        _("Signed"): list(map(_date, agreements["signed_on"].tolist())),
        _("Instrument"): agreements["instrument"].map(instrument_label).to_numpy(),
        _("Themes"): [themes_label(atlas, cell) for cell in agreements["themes"].tolist()],
        _("Not on the map because"): absences.reindex(rows, fill_value="").to_numpy(),
    }
    table = pd.DataFrame(columns, dtype="object")
    return table if len(absences) else table.iloc[:, :-1]


def _date(text: str) -> Element:
    """A cell with a date, on hover that of the other calendar."""
    return element("td", spoken(text), dir="auto", title=other(text))


def _table(rows: pd.DataFrame) -> Element:
    heads = [element("th", str(name), scope="col") for name in rows]
    lines = [
        element("tr", *(_cell(content) for content in row))
        for row in rows.itertuples(index=False, name=None)
    ]
    return element("table", element("thead", element("tr", *heads)), element("tbody", *lines))


def _cell(content: Element | str) -> Element:
    return element("td", content, dir="auto") if isinstance(content, str) else content
