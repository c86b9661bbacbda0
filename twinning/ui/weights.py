"""The weights of the reasons, kept in the address where they are not the usual ones."""

import streamlit as st

from twinning.errors import shown
from twinning.language import N_, _, number
from twinning.ui import address, notices, switches
from twinning.weights import AGAINST, FOR, KINDS, LARGEST, STEP, USUAL, Weights, weight_of

LABELS = {
    "partners": N_("Shared partners"),
    "themes": N_("Shared themes"),
    "tags": N_("Shared tags"),
    "language": N_("Shared languages"),
    "population": N_("Similar size"),
    "interest": N_("Interest shown"),
    "covered": N_("Country covered already"),
    "pending": N_("Proposal pending"),
    "past": N_("Ended or disputed before"),
    "size": N_("Far too different size"),
    "home": N_("Same country"),
}
MEANINGS = {
    "partners": N_("times the partners that both have"),
    "themes": N_("times the themes that agreements of both have"),
    "tags": N_("times the tags that both have in the table of cities"),
    "language": N_("times the official languages that their two countries share"),
    "population": N_("if neither has more than twice the inhabitants of the other"),
    "interest": N_(
        "if the candidate has a proposal or approval with the city or its country; half of it if "
        "only others of the candidate's country have"
    ),
    "covered": N_("taken off for each agreement in force that the city has with that country"),
    "pending": N_(
        "taken off if the two have a proposal or approval; half of it if the city has one with "
        "others of the candidate's country only"
    ),
    "past": N_("taken off if an agreement of the two has ended or is disputed"),
    "size": N_("taken off if one has more than ten times the inhabitants of the other"),
    "home": N_("taken off if both lie in one country"),
}


def current() -> Weights:
    """The usual weights but for those that the address gives; what is no weight is said."""
    given = {kind: address.switch(_parameter(kind)) for kind in KINDS}
    read = {kind: weight_of(text) for kind, text in given.items() if text}
    notices.passed_over([_note(kind, given[kind]) for kind in read if read[kind] is None])
    return {**USUAL, **{kind: weight for kind, weight in read.items() if weight is not None}}


def draw(weights: Weights) -> None:
    """A number for each weight, those for a partner before those against."""
    with st.expander(_("Weights"), icon=":material/tune:", key="weights"):
        st.caption(_("What each reason counts, in points. 0 leaves it out of the sum."))
        for kinds, heading in ((FOR, _("For a partner")), (AGAINST, _("Against"))):
            st.markdown(f"**{heading}**")
            with st.container(horizontal=True):
                for kind in kinds:
                    _draw_weight(kind, weights[kind])
        if weights != USUAL:
            st.button(_("Usual weights"), icon=":material/restart_alt:", on_click=_reset)


def _draw_weight(kind: str, weight: float) -> None:
    key = _parameter(kind)
    st.session_state[key] = weight
    st.number_input(
        _(LABELS[kind]),
        min_value=0.0,
        max_value=LARGEST,
        step=STEP,
        format="%.1f",
        key=key,
        width=190,
        help=_(MEANINGS[kind]),
        on_change=lambda: _write(kind, st.session_state[key]),
    )


def _write(kind: str, weight: float) -> None:
    """Put a weight into the address, to the nearest STEP, and show the best from the top."""
    rounded = round(weight / STEP) * STEP
    address.write_switch(_parameter(kind), f"{rounded:g}", f"{USUAL[kind]:g}")
    switches.write_page(1)


def _reset() -> None:
    for kind in KINDS:
        _write(kind, USUAL[kind])


def _parameter(kind: str) -> str:
    return f"weight-{kind}"


def _note(kind: str, text: str) -> str:
    words = _("“{name}”: {value} is no number from 0 to {largest} in steps of {step}.")
    return words.format(
        name=_parameter(kind), value=shown(text), largest=number(LARGEST), step=number(STEP)
    )
