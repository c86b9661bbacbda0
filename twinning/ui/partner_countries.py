"""The countries with which a country has agreements, and what lies within the country itself."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from twinning.countries import country_name
from twinning.language import _, ngettext, number, pgettext
from twinning.portrait import domestic, partner_countries
from twinning.schema import IN_FORCE, PENDING
from twinning.selection import Selection
from twinning.ui import grid, links, rows
from twinning.ui.bars import years_label
from twinning.ui.menu import COUNTRY
from twinning.ui.tallies import linked_numbers
from twinning.view import View


def draw(view: View, country: str) -> None:
    """The partner countries of a country, each leading to both, its numbers to their rows."""
    counted = partner_countries(view, country)
    st.header(_("Partner countries: {count}").format(count=number(len(counted))), anchor=False)
    if counted.empty:
        return
    pairs = [
        replace(view.selection, country=(country, other), between=True)
        for other in counted.index.tolist()
    ]
    table = pd.DataFrame(
        {
            _("Country"): [
                links.named(country_name(pair.country[1]), COUNTRY, replace(pair, between=False))
                for pair in pairs
            ],
            _("Agreements"): linked_numbers(counted["agreements"], pairs),
            pgettext("agreements", "Signed"): linked_numbers(
                counted["in_force"], _having(view, pairs, IN_FORCE)
            ),
            _("Proposed or approved"): linked_numbers(
                counted["pending"], _having(view, pairs, PENDING)
            ),
            _("First signed"): _years(counted, "first_from", "first_to"),
            _("Last signed"): _years(counted, "latest_from", "latest_to"),
            _("Undated"): counted["undated"].tolist(),
        }
    )
    alt = _("Partner countries")
    grid.draw(table, key="partner countries", alt=alt, placeholder=_("not known"))


def _having(view: View, pairs: list[Selection], kind: frozenset[str]) -> list[Selection]:
    """The selections with those statuses of a kind that any agreement of the view has."""
    statuses = tuple(status for status in view.statuses if status in kind)
    return [replace(pair, status=statuses) for pair in pairs]


def _years(counted: pd.DataFrame, begin: str, end: str) -> list[str | None]:
    spans = zip(counted[begin].tolist(), counted[end].tolist(), strict=True)
    return [years_label(span) if span[0] else None for span in spans]


def draw_domestic(view: View, country: str) -> None:
    """The agreements with both parties in a country, apart: it is no partner of its own."""
    within = domestic(view, country)
    words = ngettext(
        "{count} agreement joins parties within the country",
        "{count} agreements join parties within the country",
        int(within.sum()),
    )
    rows.draw_folded(view, words, within, key="domestic")
