"""The choice of language and calendar, kept in the address."""

from functools import partial

import streamlit as st
from babel import Locale

from twinning import reader
from twinning.calendars import CALENDARS
from twinning.language import _
from twinning.ui import address, switches

# Each language by the name it has for itself, for whoever cannot read the one shown.
_AUTONYMS = {
    code: str(Locale.parse(code).get_display_name()).capitalize() for code in reader.LANGUAGES
}


def draw() -> None:
    """Both switches, showing the reader of this run."""
    current = reader.current()
    calendars = {code: _(calendar.name) for code, calendar in CALENDARS.items()}
    write_language = partial(address.write_switch, address.LANGUAGE, default="")
    with st.container(horizontal=True, gap="xsmall", key="reader"):
        switches.draw(address.LANGUAGE, _("Language"), _AUTONYMS, current.language, write_language)
        switches.draw(
            address.CALENDAR, _("Calendar"), calendars, current.calendar, address.write_calendar
        )
