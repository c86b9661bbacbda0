"""The browser's address: the one place where a visitor's choice is kept."""

from dataclasses import replace

import streamlit as st

from twinning.atlas import Atlas
from twinning.query import Parsed, parse, unknown
from twinning.reader import CALENDARS, LANGUAGES, Reader, chosen, usual_calendar
from twinning.selection import PARAMETERS, Selection, parameters

AGREEMENT = "agreement"
COLOUR = "colour"
BUNDLE = "bundle"
PAGE = "page"
ORDER = "order"
LANGUAGE = "lang"
CALENDAR = "cal"

CARRIED = (COLOUR, BUNDLE, LANGUAGE)
"""What is taken along to other pages beside the selection and its calendar."""

_READ_KEY = "address read"
_LEFT_KEY = "address left"
_SELECTION_KEY = "selection read"


def read(atlas: Atlas) -> Parsed:
    """The selection in the address, with notes on what was passed over.

    Its calendar is the reader's, whether years are chosen or not.
    """
    parsed = parse(_pairs(), atlas)
    selection = replace(parsed.selection, calendar=reader().calendar)
    st.session_state[_READ_KEY], st.session_state[_SELECTION_KEY] = _pairs(), selection
    return replace(parsed, selection=selection, notes=(*parsed.notes, *_strange_language()))


def reader() -> Reader:
    """The reader for whom the address is, or whose browser asks."""
    years = any(name in st.query_params for name in ("from", "to"))
    asked = (switch(LANGUAGE), switch(CALENDAR), st.context.locale or "")
    return chosen(*asked, has_years=years)


def _strange_language() -> list[str]:
    """A note on a language that is asked for and not known."""
    asked = switch(LANGUAGE)
    return [unknown(LANGUAGE, asked)] if asked and asked not in LANGUAGES else []


def last_read() -> Selection:
    """The selection that was in the address when it was last read."""
    selection: Selection = st.session_state[_SELECTION_KEY]
    return selection


def is_outdated() -> bool:
    """Whether the browser speaks of the address that the play of the years has just left.

    A step may have been on its way when the play was paused or went on; the values of widgets
    that it brings along are outdated, too.
    """
    spoken_of = _pairs()
    is_left = spoken_of == st.session_state.get(_LEFT_KEY)
    return bool(is_left and spoken_of != st.session_state.get(_READ_KEY))


def write(selection: Selection) -> None:
    """Put the selection into the address, unless that is outdated.

    An opened agreement is closed, and a long table shown from its top.
    """
    if is_outdated():
        return
    _put(selection, _calendar(), without=(AGREEMENT, PAGE))


def write_calendar(calendar: str) -> None:
    """Tell dates and count years in that calendar, the chosen years too."""
    if is_outdated():
        return
    _put(last_read().counted_in(calendar), [(CALENDAR, calendar)])


def leave_for(selection: Selection) -> None:
    """Put the selection into the address as the play of the years does; see `is_outdated`."""
    left = _pairs()
    write(selection)
    st.session_state[_LEFT_KEY] = left


def open_agreement(agreement_id: str) -> None:
    """Name the agreement to show in full."""
    st.query_params[AGREEMENT] = agreement_id


def close_agreement() -> None:
    """Show no agreement in full."""
    st.query_params.pop(AGREEMENT, None)


def names_agreement() -> bool:
    """Whether some agreement is to be shown in full."""
    return AGREEMENT in st.query_params


def opened_agreement(atlas: Atlas) -> str:
    """The id of the agreement to show in full; empty when none is named or it is unknown."""
    agreement_id = st.query_params.get(AGREEMENT, "")
    known = bool(agreement_id) and (atlas.agreements["agreement_id"] == agreement_id).any()
    return agreement_id if known else ""


def switch(name: str) -> str:
    """The value that the address gives to a switch of a page; empty where it is left out."""
    return str(st.query_params.get(name, ""))


def write_switch(name: str, value: str, default: str) -> None:
    """Put the value of a switch of the map into the address; the default is left out."""
    _write(name, "" if value == default else value)


def link(selection: Selection) -> list[tuple[str, str]]:
    """The parameters that take the selection along to another page."""
    return _joined(parameters(selection), carried())


def carried() -> list[tuple[str, str]]:
    """The parameters taken along to other pages beside the selection."""
    return [*(pair for pair in _pairs() if pair[0] in CARRIED), *_calendar()]


def without(name: str) -> list[tuple[str, str]]:
    """All parameters but that one."""
    return [pair for pair in _pairs() if pair[0] != name]


def _calendar() -> list[tuple[str, str]]:
    """The calendar in force, where it is asked for or would not be the same without years."""
    told = reader()
    is_said = switch(CALENDAR) in CALENDARS or told.calendar != usual_calendar(told.language)
    return [(CALENDAR, told.calendar)] if is_said else []


def _put(
    selection: Selection, calendar: list[tuple[str, str]], without: tuple[str, ...] = ()
) -> None:
    """Write at once all there is to write: each time makes an entry of the browser's history."""
    kept = [pair for pair in _pairs() if pair[0] not in (*PARAMETERS, *without)]
    st.query_params.from_dict(_grouped([*kept, *_joined(parameters(selection), calendar)]))


def _joined(pairs: list[tuple[str, str]], more: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [*pairs, *(pair for pair in more if pair not in pairs)]


def _write(name: str, value: str) -> None:
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)


def _pairs() -> list[tuple[str, str]]:
    return [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]


def _grouped(pairs: list[tuple[str, str]]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for name, value in pairs:
        grouped.setdefault(name, []).append(value)
    return grouped
