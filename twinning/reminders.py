"""Who has to move, and why something waits: the facts of `waiting` in words."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from twinning.atlas import Atlas
from twinning.dates import spoken
from twinning.durations import spoken_days
from twinning.events import UNDATED
from twinning.labels import city_label
from twinning.language import _, isolated, ngettext, number
from twinning.schema import PENDING
from twinning.stages import BOTH

Fact = Any
"""A row of `waiting.lines` as a named tuple."""


def awaited(atlas: Atlas, agreements: Iterable[int], parties: Iterable[int]) -> list[str]:
    """Whose move it is, “Khoy, Iran”: a position in the cities, BOTH, or NOT_RECORDED."""
    ids = atlas.cities.index
    return [
        city_label(atlas, ids[party]) if party >= 0 else _sides(atlas, ids, agreement, party)
        for agreement, party in zip(agreements, parties, strict=True)
    ]


def _sides(atlas: Atlas, ids: "pd.Index[str]", agreement: int, party: int) -> str:
    a, b = (city_label(atlas, ids[side]) for side in atlas.parties[agreement])
    words = _("both sides: {a}; {b}") if party == BOTH else _("not recorded: {a} or {b}")
    return words.format(a=a, b=b)


def why(fact: Fact, today: date) -> str:
    """Why it waits, as a sentence that is no more exact than the dates are."""
    if fact.kind in PENDING:
        return _stage(fact, today)
    if fact.kind == "promised":
        return _("{what}; no term is recorded.").format(what=_promise(fact))
    words = _("{what}: {days}.")
    if fact.thing == "agreement" and fact.kind == "overdue":
        words = _("{what}, {days}; neither a renewal nor an end is recorded.")
    return words.format(what=dated(fact), days=_distance(fact, today))


def dated(fact: Fact) -> str:
    """What is due or ends, and when: what is true of it on any day, without a full stop."""
    if fact.thing == "programme":
        return _programme(fact)
    if fact.thing == "commitment":
        words = _("{what}, due {until}")
        return words.format(what=_promise(fact), until=spoken(fact.until))
    is_past = fact.kind == "overdue"
    words = _("The term ended {until}") if is_past else _("The agreement ends {until}")
    return words.format(until=spoken(fact.until))


def _promise(fact: Fact) -> str:
    title = " ".join(fact.title.split())
    what = _("“{title}”").format(title=isolated(title)) if title else _("A commitment")
    if not fact.since:
        return what
    return _("{what}, promised {date}").format(what=what, date=spoken(fact.since))


def _programme(fact: Fact) -> str:
    words = ngettext(
        "The programme of {years} year, counted from {since}, ends {until}",
        "The programme of {years} years, counted from {since}, ends {until}",
        fact.years,
    )
    until = spoken_span(fact.first, fact.day)
    return words.format(years=number(fact.years), since=spoken(fact.since), until=until)


def _stage(fact: Fact, today: date) -> str:
    is_proposed = fact.kind == "proposed"
    lacks = {
        "approval": _("no approval is recorded"),
        "other-approval": _("no approval by the other side is recorded"),
        "signature": _("both sides have approved, no signature is recorded"),
        "name": _("which side has approved is not recorded"),
        "status": _("a later stage is recorded, but its status does not say so"),
    }[fact.thing]
    if fact.day == UNDATED:
        proposed = _("Proposed on a day that is not recorded; {lacks}.")
        approved = _("Approved on a day that is not recorded; {lacks}.")
        return (proposed if is_proposed else approved).format(lacks=lacks)
    words = (
        _("Proposed {since}, {days}; {lacks}.")
        if is_proposed
        else _("Approved {since}, {days}; {lacks}.")
    )
    return words.format(since=spoken(fact.since), days=_distance(fact, today), lacks=lacks)


def _distance(fact: Fact, today: date) -> str:
    """How long ago or ahead the days of a fact lie: “at least 148, at most 177 days late”."""
    if fact.kind in ("due", "ending"):
        least, most = fact.first - today.toordinal(), fact.day - today.toordinal()
        words = _("{days} left")
    else:
        least, most = today.toordinal() - fact.day, today.toordinal() - fact.first
        words = _("{days} late") if fact.thing == "commitment" else _("{days} ago")
    return words.format(days=spoken_days(least, most)) if most > 0 else _("today")


def spoken_span(first: int, last: int) -> str:
    """The days from one ordinal to another as people write them; a single day as such."""
    ends = dict.fromkeys(date.fromordinal(day).isoformat() for day in (first, last))
    return spoken("/".join(ends))
