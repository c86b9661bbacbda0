"""The buttons of the play of the years; who wants no motion takes its steps one by one."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from twinning.language import _
from twinning.play import Play
from twinning.selection import Selection
from twinning.ui import motion, player


def draw(ends: tuple[int, int], chosen: Selection, play: Play | None) -> None:
    """What begins a run through the years between two, or leads on in it and ends it."""
    if play is None:
        _draw_beginning(ends, chosen)
        return
    if motion.is_reduced():
        _button(_("Next step"), "skip_next", partial(player.step, chosen, play))
    elif play.is_paused:
        _button(_("Continue"), "play_arrow", partial(player.go_on, chosen, play))
    else:
        _button(_("Pause"), "pause", partial(player.pause, chosen, play))
    stop = partial(player.stop, chosen, play)
    st.button(_("Stop"), icon=":material/stop:", on_click=stop)


def _draw_beginning(ends: tuple[int, int], chosen: Selection) -> None:
    first, last = ends
    if motion.is_reduced():
        label, icon, begin = _("Step through the years"), "skip_next", player.begin
    else:
        label, icon, begin = _("Play the years"), "play_arrow", player.start
    _button(label, icon, partial(begin, chosen, first, last), disabled=first >= last)


def _button(label: str, icon: str, action: Callable[[], None], *, disabled: bool = False) -> None:
    """The button that leads on: one and the same whatever it says, so that it keeps the focus."""
    st.button(
        label, icon=f":material/{icon}:", on_click=action, disabled=disabled, key="years lead on"
    )
