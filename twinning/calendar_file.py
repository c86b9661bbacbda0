"""The calendar file: what is due and what ends, for the calendars of those who have to move."""

from collections import Counter
from datetime import UTC, date, datetime
from hashlib import sha256

import numpy as np
import pandas as pd
from icalendar import TRANSP, Calendar, Event

from twinning import __version__
from twinning.atlas import Atlas, Mask
from twinning.labels import agreement_labels
from twinning.language import _
from twinning.reader import current
from twinning.reminders import Fact, awaited, dated, spoken_span
from twinning.waiting import lines

DATED = ("overdue", "due", "ending")


def calendar_file(atlas: Atlas, mask: Mask, today: date) -> bytes:
    """The masked agreements' `entries` as an iCalendar file (RFC 5545) of all-day events.

    A date that is not exact stands on the last day it can mean, and says so.  An event keeps its
    UID as long as the id of its agreement and its own title stay.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//twinning-atlas//{__version__}//{current().language.upper()}")
    calendar.add("version", "2.0")
    rows = entries(atlas, mask, today)
    facts: list[Fact] = list(rows.itertuples(index=False))
    names = agreement_labels(atlas, rows["agreement"].to_numpy())
    movers = awaited(atlas, rows["agreement"], rows["party"])
    stamp = datetime(today.year, today.month, today.day, tzinfo=UTC)
    for fact, uid, name, mover in zip(facts, _uids(atlas, facts), names, movers, strict=True):
        event = Event.new(
            uid=uid,
            stamp=stamp,
            start=date.fromordinal(fact.day),
            summary=_line(_("{parties}: {what}").format(parties=name, what=_what(fact))),
            description="\n".join(map(_line, _description(fact, mover))),
            transparency=TRANSP.TRANSPARENT,
        )
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def entries(atlas: Atlas, mask: Mask, today: date) -> pd.DataFrame:
    """Those of `waiting.lines` that have a day, however late they end, the earliest first."""
    rows = lines(atlas, mask, today, months=None)
    rows = rows[rows["kind"].isin(DATED)]
    return rows.iloc[np.argsort(rows["day"].to_numpy(), kind="stable")].reset_index(drop=True)


def _what(fact: Fact) -> str:
    if fact.thing == "programme":
        return _("the programme ends")
    if fact.thing == "agreement":
        return _("the agreement ends")
    return fact.title or _("a commitment is due")


def _line(text: str) -> str:
    """The text on one line, whatever spaces a table has in it."""
    return " ".join(text.split())


def _description(fact: Fact, mover: str) -> list[str]:
    told = [_("{what}.").format(what=dated(fact)), _("Awaited: {who}.").format(who=mover)]
    if fact.first != fact.day:
        words = _("The day is not known exactly, only {span}: this is the last day it can mean.")
        told.append(words.format(span=spoken_span(fact.first, fact.day)))
    return told


def _uids(atlas: Atlas, facts: list[Fact]) -> list[str]:
    """An id for each fact, of its agreement's id and what tells it from the agreement's others."""
    ids, seen, uids = atlas.agreements["agreement_id"], Counter[str](), []
    for fact in facts:
        digest = sha256(f"{fact.thing}\0{fact.title}".encode()).hexdigest()[:12]
        uid = f"{ids[fact.agreement]}.{digest}"
        seen[uid] += 1
        uids.append(f"{uid}.{seen[uid]}@twinning-atlas")
    return uids
