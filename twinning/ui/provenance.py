"""The parts of the data page: version, counts, faults, what is not on the map, and sources."""

import pandas as pd
import streamlit as st

from twinning import __version__
from twinning.atlas import Atlas
from twinning.countries import country_name
from twinning.errors import readable
from twinning.labels import city_name, status_label
from twinning.language import _, number
from twinning.message import said
from twinning.reconciliation import claims
from twinning.schema import STATUSES
from twinning.selection import Selection
from twinning.series import strung
from twinning.settings import data_folder
from twinning.ui import grid, links
from twinning.ui.markdown import plain
from twinning.verdicts import whose

LISTED = 1000


def draw_version(atlas: Atlas) -> None:
    """How much there is of everything, and which version of the tables this is."""
    with st.container(horizontal=True):
        st.metric(_("Agreements"), number(len(atlas.agreements)))
        st.metric(_("Parties"), number(len(atlas.cities)))
        st.metric(_("Countries"), number(atlas.cities["country"].nunique()))
        st.metric(_("Sources"), number(len(atlas.sources)))
        st.metric(_("Events"), number(len(atlas.events)))
    words = _("Tables version `{version}` from `{folder}`, shown by Twinning Atlas {program}.")
    folder = plain(data_folder().name)
    st.markdown(words.format(version=atlas.version, folder=folder, program=__version__))


def draw_statuses(atlas: Atlas) -> None:
    """How many agreements have each status."""
    st.header(_("By status"))
    counts = atlas.agreements["status"].value_counts()
    rows = [
        (status_label(status), links.counted(int(counts[status]), Selection(status=(status,))))
        for status in STATUSES
        if status in counts
    ]
    table = pd.DataFrame(rows, columns=[_("Status"), _("Agreements")])
    grid.draw(table, key="statuses", alt=_("Agreements by status"))


def draw_problems(atlas: Atlas) -> None:
    """Every row that was set aside, with the reason."""
    st.header(_("Rows set aside"))
    if not atlas.problems:
        st.markdown(_("None: every row of every table is in use."))
        return
    st.markdown(_("These rows are in the tables but not in the atlas. Mend them and reload."))
    _draw_bound(len(atlas.problems))
    problems = atlas.problems[:LISTED]
    rows = pd.DataFrame(
        [(p.file, p.line, p.column, readable(p.value), said(p.expected)) for p in problems],
        columns=[_("File"), _("Line"), _("Column"), _("Value"), _("Problem")],
    )
    grid.draw(rows, key="problems", alt=_("Rows set aside"))


def draw_unlocated(atlas: Atlas) -> None:
    """The parties without coordinates, why, and the likeliest places."""
    st.header(_("Not on the map"))
    if not atlas.unlocated:
        st.markdown(_("Every party has a place on the map."))
        return
    st.markdown(_("These parties are in tables and counts, but are no points on the map."))
    _draw_bound(len(atlas.unlocated))
    countries = atlas.cities["country"]
    rows = [
        (
            city_name(atlas, party.city_id),
            country_name(str(countries.at[party.city_id])),
            said(party.reason),
            strung(str(match.place) for match in party.candidates),
        )
        for party in atlas.unlocated[:LISTED]
    ]
    columns = [_("Party"), _("Country"), _("Reason"), _("Likeliest places")]
    table = pd.DataFrame(rows, columns=columns)
    grid.draw(table, key="unlocated", alt=_("Parties not on the map"))


def draw_sources(atlas: Atlas) -> None:
    """Every source, with the agreement it speaks of or the total that it claims."""
    st.header(_("Sources"))
    if atlas.sources.empty:
        st.markdown(_("No sources are recorded."))
        return
    _draw_bound(len(atlas.sources))
    sources = atlas.sources.head(LISTED)
    makes_claims = (sources["claims_total"] != "").any()
    table = pd.DataFrame(
        {
            _("Agreement"): sources["agreement_id"],
            **({_("Claims"): _claimed(atlas, sources)} if makes_claims else {}),
            _("Title"): sources["title"],
            _("Publisher"): sources["publisher"],
            _("Web address"): list(map(grid.outside, sources["url"].tolist())),
            _("Published"): list(map(grid.date, sources["published_on"].tolist())),
        }
    )
    grid.draw(table, key="sources", alt=_("Sources"))


def _claimed(atlas: Atlas, sources: pd.DataFrame) -> "pd.Series[str]":
    """“13 of Isfahan, Iran” for each source that claims a total, else nothing."""
    words = {
        claim.source: _("{total} of {whose}").format(
            total=number(claim.total), whose=whose(atlas, claim)
        )
        for claim in claims(sources)
    }
    return pd.Series(words, dtype="str").reindex(sources.index, fill_value="")


def _draw_bound(count: int) -> None:
    """How many of `count` rows are listed, where that is not all."""
    if count > LISTED:
        words = _("The first {listed} of {count} are listed.")
        st.caption(words.format(listed=number(LISTED), count=number(count)))
