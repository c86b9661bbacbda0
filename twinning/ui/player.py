"""The run through the years in a visitor's session: it lies over the selection in the address."""

from dataclasses import replace
from itertools import count

import streamlit as st

from twinning.play import Play, over, period
from twinning.selection import Selection
from twinning.ui import address

KEY = "play"
STEP_SECONDS = 0.6  # from one step drawn to the next; with the drawing itself about 0.7


def current() -> Play | None:
    """The run that goes on or is paused, if any."""
    play: Play | None = st.session_state.get(KEY)
    return play


def shown(selection: Selection) -> Selection:
    """What is shown of the selection in the address: all, or what has been played so far.

    A run whose years are no longer those in the address has come to its end.
    """
    play = current()
    play = play and play.counted_in(selection.calendar).over(period(selection))
    st.session_state[KEY] = play
    return over(selection, play.period) if play else selection


def start(selection: Selection, first: int, last: int) -> None:
    """Play the years of the selection, which are those from `first` to `last`."""
    st.session_state[KEY] = Play(
        period(selection), first, last, reached=first, calendar=selection.calendar
    )


def begin(selection: Selection, first: int, last: int) -> None:
    """Stand at the first of the years, from where `step` leads on."""
    pause(selection, Play(period(selection), first, last, reached=first))


def step(selection: Selection, play: Play) -> None:
    """Go one step further and stay there; beyond the last the whole choice is shown again."""
    further = play.next()
    if further:
        pause(selection, further)
    else:
        stop(selection, play)


def pause(selection: Selection, play: Play) -> None:
    """Stay at the year reached, and put it into the address."""
    st.session_state[KEY] = replace(play, is_paused=True)
    address.leave_for(over(selection, play.period))


def go_on(selection: Selection, play: Play) -> None:
    """Play on from the year reached; the address holds the whole choice of years again."""
    st.session_state[KEY] = replace(play, is_paused=False)
    address.leave_for(over(selection, play.whole))


def stop(selection: Selection, play: Play) -> None:
    """Show the whole choice of years again."""
    forget()
    address.leave_for(over(selection, play.whole))


def forget() -> None:
    """Let no run lie over the address."""
    st.session_state.pop(KEY, None)


def keep_time() -> None:
    """Take the next step in a while; to be drawn as long as the run goes on."""
    runs = count()

    @st.fragment(run_every=STEP_SECONDS)
    def tick() -> None:
        is_step = next(runs) > 0  # the first is the drawing of the page
        if is_step and not address.is_outdated():
            play = current()
            st.session_state[KEY] = play and play.next()
            st.rerun()

    tick()
