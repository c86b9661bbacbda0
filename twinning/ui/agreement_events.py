"""What has happened to one agreement, in order, and what was promised."""

from datetime import date

import pandas as pd
import streamlit as st

from twinning.atlas import Atlas
from twinning.dates import spoken
from twinning.events import contradictions, history_of
from twinning.labels import city_name, kind_label, status_label
from twinning.language import _, isolated
from twinning.schema import COMMITMENT
from twinning.series import dotted
from twinning.ui.in_other_calendar import hint
from twinning.ui.markdown import plain


def draw(atlas: Atlas, agreement_id: str, today: date) -> None:
    """The events of the agreement, and a warning where the last does not fit the status."""
    position = int((atlas.agreements["agreement_id"] == agreement_id).to_numpy().argmax())
    events = history_of(atlas, position)
    if events.empty:
        return
    found = contradictions(atlas, today)
    against = found[found["agreement"] == position]
    if len(against):
        status = str(atlas.agreements.at[position, "status"])
        words = contradiction(status, str(against["kind"].iloc[0]))
        st.warning(plain(words), icon=":material/rule:")
    st.markdown(f"**{_('Events')}**")
    dated = hint(events[["date", "due", "done"]].to_numpy().ravel().tolist())
    lines = [f"- {_event(atlas, event)}" for _place, event in events.iterrows()]
    st.markdown("\n".join(lines), help=dated)


def contradiction(status: str, kind: str) -> str:
    """That the status and the last event do not go together."""
    words = _("The status is “{status}”, but the last event is “{event}”.")
    return words.format(status=status_label(status), event=kind_label(kind))


def _event(atlas: Atlas, event: pd.Series) -> str:
    """One event as a line of Markdown: date, kind and title, who, until when, and who says so."""
    day, source = spoken(event["date"]) or _("date not known"), _("source")
    parts = [
        f"**{plain(day)}**",
        plain(_what(event)),
        plain(_who(atlas, event["party"])),
        *map(plain, _promised(event) if event["kind"] == COMMITMENT else ()),
        f"[{source}](<{event['source_url']}>)" if event["source_url"] else "",
        "" if event["is_recorded"] else _("from the table of agreements"),
        plain(event["note"]),
    ]
    return dotted(parts)


def _what(event: pd.Series) -> str:
    words = _("{event}: {title}") if event["title"] else "{event}"
    return words.format(event=kind_label(event["kind"]), title=isolated(event["title"]))


def _who(atlas: Atlas, party: str) -> str:
    return _("by {party}").format(party=isolated(city_name(atlas, party))) if party else ""


def _promised(event: pd.Series) -> list[str]:
    """Until when a commitment is to be kept, and whether it was."""
    due, done = spoken(event["due"]), spoken(event["done"])
    return [
        _("due {date}").format(date=due) if due else _("no due date"),
        _("kept {date}").format(date=done) if done else _("not known to be kept"),
    ]
