"""The rows of a brief's tables: one agreement, one event, one thing that is waiting."""

from collections.abc import Hashable, Mapping
from textwrap import shorten
from typing import Any

import numpy as np

from twinning.atlas import Atlas, Positions
from twinning.cells import several
from twinning.countries import country_name
from twinning.dates import other, precision, spoken
from twinning.footnotes import Footnotes
from twinning.labels import (
    city_names,
    instrument_label,
    kind_label,
    status_label,
    themes_label,
)
from twinning.language import N_, _, ngettext, number
from twinning.paper import Cell, Line
from twinning.schema import PENDING
from twinning.series import dotted, strung

LONGEST_NOTE = 240  # characters

Record = Mapping[Hashable, Any]
Row = tuple[Cell, ...]

_UNKNOWN = {
    "month": N_("day not known"),
    "year": N_("day and month not known"),
    "interval": N_("one of these days"),
}


def parties_cells(atlas: Atlas, rows: Positions) -> list[Cell]:
    """Both parties of each of the agreements at these positions, with their countries."""
    parties, places = np.unique(atlas.parties[rows], return_inverse=True)
    countries = atlas.cities["country"].iloc[parties].tolist()
    names = city_names(atlas)[parties].tolist()
    lines = [Line(n, country_name(c)) for n, c in zip(names, countries, strict=True)]
    return [Cell((lines[a], lines[b])) for a, b in places.reshape(-1, 2).tolist()]


def agreement_row(atlas: Atlas, record: Record, parties: Cell, notes: Footnotes) -> Row:
    """An agreement: parties, status, when it was signed, themes, remarks, sources."""
    agreement_id = record["agreement_id"]
    conflicts = notes.conflicts.get(agreement_id, ())
    return (
        parties,
        _cell(
            Line(status_label(record["status"])),
            Line("", instrument_label(record["instrument"])),
            Line(_("Sources disagree") if conflicts else ""),
        ),
        _cell(*_signed(record), *_terms(record)),
        _cell(_themes(atlas, record["themes"])),
        _cell(*map(Line, conflicts), *_remarks(record)),
        _sources(notes.of_agreement.get(agreement_id, ())),
    )


def event_row(record: Record, parties: Cell, notes: Footnotes) -> Row:
    """An event: its date, the agreement, what happened, sources.

    One that is only implied stands on the sources of its agreement.
    """
    due = _("due {date}").format(date=spoken(record["due"])) if record["due"] else ""
    done = _("done {date}").format(date=spoken(record["done"])) if record["done"] else ""
    return (
        _cell(*_dated(record["date"])),
        parties,
        _cell(
            Line(kind_label(record["kind"]), dotted((due, done))),
            Line(record["title"]),
            Line("", _short(record["note"])),
        ),
        _sources(_behind(record, notes)),
    )


def waiting_row(parties: Cell, why: str, awaited: str) -> Row:
    """Something that is waiting: the agreement, what and why, who is awaited."""
    return (parties, _cell(Line(why)), _cell(Line(awaited)))


def _signed(record: Record) -> list[Line]:
    if not record["signed_on"] and record["status"] in PENDING:
        return [Line("", _("not signed"))]
    return _dated(record["signed_on"])


def _dated(date: str) -> list[Line]:
    """A date and what is not known of it; in the other calendar too where that tells as much."""
    if not date:
        return [Line("", _("date not known"))]
    known = precision(date)
    in_other = other(date) if known in ("day", "interval") else ""
    unknown = _(_UNKNOWN[known]) if known in _UNKNOWN else ""
    return [Line(spoken(date)), Line("", in_other), Line("", unknown)]


def _terms(record: Record) -> list[Line]:
    """Until when it holds, and for how long its programme is."""
    years = int(record["programme_years"] or 0)
    programme = ngettext("programme of {count} year", "programme of {count} years", years)
    end = _("ended {date}") if record["status"] == "ended" else _("ends {date}")
    return [
        Line("", end.format(date=spoken(record["ends_on"])) if record["ends_on"] else ""),
        Line("", programme.format(count=number(years)) if years else ""),
    ]


def _themes(atlas: Atlas, cell: str) -> Line:
    return Line(themes_label(atlas, cell)) if cell else Line("", _("none stated"))


def _remarks(record: Record) -> list[Line]:
    """Where and by whom it was signed, and the note, cut short where it is long."""
    place, names = record["signed_at"], strung(several(record["signatories"]))
    return [
        Line(_("Signed at: {place}").format(place=place) if place else ""),
        Line(_("Signatories: {names}").format(names=names) if names else ""),
        Line("", _short(record["note"])),
    ]


def _short(note: str) -> str:
    return shorten(note, LONGEST_NOTE, placeholder=" …")


def _behind(event: Record, notes: Footnotes) -> tuple[int, ...]:
    if not event["is_recorded"]:
        return notes.of_agreement.get(event["agreement_id"], ())
    return (notes.of_url[event["source_url"]],) if event["source_url"] else ()


def _sources(numbers: tuple[int, ...]) -> Cell:
    return Cell((), numbers) if numbers else Cell((Line("", _("none recorded")),))


def _cell(*lines: Line) -> Cell:
    return Cell(tuple(line for line in lines if line.text or line.aside))
