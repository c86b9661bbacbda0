"""One agreement in full: its parties, dates and themes, what happened to it, and who says so."""

from datetime import date

import streamlit as st

from twinning.atlas import Atlas
from twinning.cells import several
from twinning.claims import contradictory, sources_of
from twinning.dates import spoken
from twinning.extracts import MADE_FROM
from twinning.labels import city_name, instrument_label, pair_label, status_label, themes_label
from twinning.language import _, mid_sentence, number
from twinning.schema import AGREEMENTS, PARTIES
from twinning.selection import Selection
from twinning.series import dotted, strung
from twinning.ui import address, agreement_events
from twinning.ui.in_other_calendar import hint
from twinning.ui.markdown import plain
from twinning.ui.menu import CITY
from twinning.view import View


def draw_dialog(atlas: Atlas) -> None:
    """The opened agreement in a dialog over the page; closing it takes it from the address."""
    agreement_id = address.opened_agreement(atlas)
    if agreement_id:
        title = plain(_title(atlas, agreement_id))
        in_dialog = st.dialog(title, width="medium", on_dismiss=address.close_agreement)
        in_dialog(_draw)(atlas, agreement_id)


def draw_below(view: View) -> None:
    """The opened agreement below a table of agreements."""
    agreement_id = address.opened_agreement(view.atlas)
    if not agreement_id:
        return
    with st.container(border=True, key="opened agreement"):
        st.header(plain(_title(view.atlas, agreement_id)))
        is_named = (view.atlas.agreements["agreement_id"] == agreement_id).to_numpy(dtype=bool)
        if not view.mask[is_named].any():
            st.caption(_("This agreement is not among the selected ones."))
        _draw(view.atlas, agreement_id)
        st.button(_("Close"), icon=":material/close:", on_click=address.close_agreement)


def _title(atlas: Atlas, agreement_id: str) -> str:
    row = _row(atlas, agreement_id)
    return pair_label(*(city_name(atlas, row[party]) for party in PARTIES))


def _row(atlas: Atlas, agreement_id: str) -> dict[str, str]:
    agreements = atlas.agreements
    found = agreements[agreements["agreement_id"] == agreement_id]
    return {str(column): value for column, value in found.iloc[0].items()}


def _draw(atlas: Atlas, agreement_id: str) -> None:
    row = _row(atlas, agreement_id)
    st.markdown(f"{_badge(row)} · {plain(instrument_label(row['instrument']))}")
    facts = [f"- **{plain(name)}**: {plain(value)}" for name, value in _facts(atlas, row)]
    st.markdown("\n".join(facts), help=hint((row["signed_on"], row["ends_on"])))
    with st.container(horizontal=True):
        for party in PARTIES:
            _city_link(atlas, row[party])
    agreement_events.draw(atlas, agreement_id, date.today())
    _draw_sources(atlas, agreement_id)


def _badge(row: dict[str, str]) -> str:
    colours = {"active": "green", "proposed": "orange", "approved": "violet", "disputed": "red"}
    return f":{colours.get(row['status'], 'gray')}-badge[{plain(status_label(row['status']))}]"


def _facts(atlas: Atlas, row: dict[str, str]) -> list[tuple[str, str]]:
    """What the table says beyond parties and status: known columns in words, then the others."""
    named = {
        _("Signed"): spoken(row["signed_on"]) or _("date not known"),
        _("Ends"): spoken(row["ends_on"]),
        _("Programme, in years"): _years(row["programme_years"]),
        _("Themes"): themes_label(atlas, row["themes"]) or _("none stated"),
        _("Signed at"): row["signed_at"],
        _("Signatories"): strung(several(row["signatories"])),
        _("Organiser"): strung(several(row["organiser"])),
        _("Languages"): strung(several(row["languages"])),
        _("Note"): row["note"],
    }
    known = {*AGREEMENTS.columns, *MADE_FROM}
    others = {column: value for column, value in row.items() if column not in known}
    return [(name, value) for name, value in (named | others).items() if value]


def _years(cell: str) -> str:
    return number(int(cell)) if cell else ""


def _city_link(atlas: Atlas, city_id: str) -> None:
    parameters = address.link(Selection(city=(city_id,)))
    label = plain(city_name(atlas, city_id))
    st.page_link(CITY, label=label, icon=":material/location_city:", query_params=parameters)


def _draw_sources(atlas: Atlas, agreement_id: str) -> None:
    sources = sources_of(atlas, agreement_id)
    if sources.empty:
        st.info(_("No source is recorded for this agreement."))
        return
    if contradictory(sources):
        st.warning(_("Sources disagree. All their claims stand below."), icon=":material/balance:")
    st.markdown(f"**{_('Sources')}**")
    rows = ({str(k): str(v) for k, v in row.items()} for row in sources.to_dict("records"))
    dated = hint(sources[["published_on", "says_signed_on"]].to_numpy().ravel().tolist())
    st.markdown("\n".join(f"- {_source(row)}" for row in rows), help=dated)


def _source(source: dict[str, str]) -> str:
    """One source as a line of Markdown: title, publisher and date, claims, quotation."""
    title = plain(source["title"])
    link = f"[{title}](<{source['url']}>)" if source["url"] else title
    about = [plain(source["publisher"]), plain(spoken(source["published_on"]))]
    says = [
        _("says: {claim}").format(claim=plain(mid_sentence(status_label(source["says_status"]))))
        if source["says_status"]
        else "",
        _("says signed {date}").format(date=plain(spoken(source["says_signed_on"])))
        if source["says_signed_on"]
        else "",
        _("“{title}”").format(title=plain(source["quote"])) if source["quote"] else "",
    ]
    return dotted((link, *about, *says))
