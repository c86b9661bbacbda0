"""What a visitor must be told before the page: faults of the tables and of the address."""

from collections.abc import Sequence

import streamlit as st

from twinning.errors import Problem
from twinning.language import _, ngettext, number
from twinning.ui.markdown import plain

SHOWN_PROBLEMS = 5


def cannot_serve(problems: Sequence[Problem]) -> None:
    """Why there is nothing to show, and what to do."""
    st.title(_("Twinning Atlas"))
    st.error(_("The tables cannot be used yet. Please mend this; the page then shows them."))
    st.markdown(_bullets(problems))


def newer_tables_broken(problems: Sequence[Problem]) -> None:
    """A banner when newer tables are broken and the last good ones are served instead."""
    if problems:
        message = _("The newest tables cannot be used; you see the last good ones.")
        st.warning(f"{message}\n\n{_bullets(problems)}", icon=":material/warning:")


def passed_over(notes: Sequence[str]) -> None:
    """What the address asked for that could not be understood."""
    if notes:
        message = _("Parts of the address were left out:")
        told = "\n".join(f"- {plain(note)}" for note in notes)
        st.info(f"{message}\n\n{told}", icon=":material/link_off:")


def _bullets(problems: Sequence[Problem]) -> str:
    shown = [f"- {plain(str(problem))}" for problem in problems[:SHOWN_PROBLEMS]]
    more = len(problems) - len(shown)
    if more > 0:
        rest = ngettext("and {count} more", "and {count} more", more).format(count=number(more))
        shown.append(f"- {rest}")
    return "\n".join(shown)
