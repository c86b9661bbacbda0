"""Totals that sources claim, beside what is recorded."""

import pandas as pd
import streamlit as st

from twinning.atlas import Atlas
from twinning.counting import ranged
from twinning.language import _, number, pgettext
from twinning.reconciliation import Claim, counted, selected_claims
from twinning.schema import DEFAULT_INSTRUMENT, IN_FORCE, PENDING, STATUSES
from twinning.selection import Selection
from twinning.ui import address, behind, grid, links, rows
from twinning.ui.grid import Cell
from twinning.verdicts import claimant, difference, recorded, whose
from twinning.view import View

CLAIM = "claim"
LISTED = 100
EXISTING = tuple(status for status in STATUSES if status in {*IN_FORCE, "disputed"})


def draw(view: View) -> None:
    """Every claim about a party or a country of the selection; of the chosen one what is behind."""
    st.header(_("Claimed totals"), anchor=False)
    st.caption(
        _(
            "Sources that say how many sister cities a city or a country has, beside what the "
            "tables record of it, whatever else is selected. Sister-city agreements count that "
            "are active, dormant or suspended; those whose existence is disputed are counted in "
            "and named."
        )
    )
    found = selected_claims(view)
    if not found:
        st.markdown(_("No source claims a total for these."))
        return
    rows.draw_bound(len(found), LISTED)
    _draw_table(view, found[:LISTED])
    named = address.switch(CLAIM)
    for claim in found[:LISTED]:
        if str(claim.source) == named:
            behind.draw(view, claim)


def _draw_table(view: View, found: list[Claim]) -> None:
    sources = [str(claim.source) for claim in found]
    grid.draw(
        pd.DataFrame([_row(view.atlas, claim) for claim in found]),
        key="claims",
        alt=_("Claimed totals"),
        opening=grid.Opening(CLAIM, sources, address.switch(CLAIM)),
    )
    st.caption(_("Choose a row to see the agreements behind its numbers."))


def _row(atlas: Atlas, claim: Claim) -> dict[str, str | int | Cell]:
    found = counted(atlas, claim)
    now, then = ranged(found.sisters_now), found.sisters_then
    pending = found.sisters_now.get("pending", 0)
    return {
        _("Whose"): whose(atlas, claim),
        _("Claimed"): claim.total,
        pgettext("claimed by", "By"): claimant(claim),
        _("Recorded by then"): "" if then is None else recorded(then),
        _("By then"): "" if then is None else difference(claim.total, ranged(then)),
        _("Recorded now"): _linked(claim, now.most, EXISTING),
        _("of these disputed"): _linked(claim, now.most - now.least, ("disputed",)),
        _("Now"): difference(claim.total, now),
        _("Proposed or approved"): _linked(claim, pending, tuple(sorted(PENDING))),
        _("Of any instrument"): _linked(claim, ranged(found.all_now).most, EXISTING, instrument=()),
        _("Words"): claim.quote,
        _("Title"): claim.title,
        _("Web address"): grid.outside(claim.url),
    }


def _linked(
    claim: Claim,
    count: int,
    statuses: tuple[str, ...],
    instrument: tuple[str, ...] = (DEFAULT_INSTRUMENT,),
) -> Cell:
    """The count, leading to its agreements; bare of none, and where no selection says whose."""
    if not count or (claim.city and claim.country):
        return Cell(number(count), count)
    city, country = ((value,) if value else () for value in (claim.city, claim.country))
    selection = Selection(city=city, country=country, status=statuses, instrument=instrument)
    return links.counted(count, selection)
