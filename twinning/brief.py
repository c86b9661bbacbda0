"""The meeting brief: what a paper on the selection says, whatever form it takes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from twinning import __version__
from twinning.brief_tables import (
    MOST_EVENTS,
    agreements_table,
    events_table,
    first_agreements,
    latest_events,
    waiting_table,
)
from twinning.cells import WEB
from twinning.counts import STANDINGS, counted_status, standing_label
from twinning.dates import spoken
from twinning.footnotes import footnotes
from twinning.language import _, direction, language_tag, listed, ngettext, number
from twinning.omissions import omitted, reasons
from twinning.paper import Figure, Footnote, Table
from twinning.picture import svg
from twinning.schema import STATUSES
from twinning.sentence import sentence, subject
from twinning.series import strung
from twinning.view import View

MAP_WIDTH, MAP_HEIGHT = 720, 400  # pixels; its letters can be read on a page that is as wide


@dataclass(frozen=True)
class Brief:
    """All words of a brief in its language, and its map as SVG, empty where nothing is drawn.

    `address` leads to the same selection; `direction` is "ltr" or "rtl".
    """

    language: str
    direction: str
    kind: str
    subject: str
    selection: str
    address: str
    figures: tuple[Figure, ...]
    map: str
    map_words: str
    not_on_map: str
    tables: tuple[Table, ...]
    sources_title: str
    sources: tuple[Footnote, ...]
    date: str
    page_words: str
    origin: str

    @property
    def title(self) -> str:
        """What the paper is called where it is not seen: in a list of files, in a browser."""
        return _("{kind}: {title}").format(kind=self.kind, title=self.subject)


def brief(view: View, today: date, address: str) -> Brief:
    """What there is to say of the selection on that day; `address` leads to the same selection."""
    events = latest_events(view)
    rows = first_agreements(view)
    first = events[:MOST_EVENTS]
    implied = first.loc[~first["is_recorded"], "agreement_id"]
    ids = view.atlas.agreements["agreement_id"].iloc[rows]
    notes = footnotes(view.atlas, dict.fromkeys([*ids, *implied]), first["source_url"])
    return Brief(
        language=language_tag(),
        direction=direction(),
        kind=_("Meeting brief"),
        subject=subject(view),
        selection=sentence(view),
        address=address,
        figures=tuple(_figures(view)),
        map=_map(view),
        map_words=_map_words(view),
        not_on_map=_not_on_map(view),
        tables=(
            agreements_table(view, rows, notes),
            waiting_table(view, today),
            events_table(view, events, notes),
        ),
        sources_title=_("Sources"),
        sources=notes.sources,
        date=spoken(today.isoformat()),
        page_words=_("{page} of {pages}"),
        origin=_("Tables version {version}, Twinning Atlas {program}").format(
            version=view.atlas.version, program=__version__
        ),
    )


def is_web(address: str) -> bool:
    """Whether an address leads to the web, so that it may be a link."""
    return re.fullmatch(WEB, address) is not None


def _figures(view: View) -> Iterator[Figure]:
    """How many agreements stand how; the statuses apart where several are taken together."""
    for standing, statuses in STANDINGS.items():
        counts = {s: view.statuses[s] for s in STATUSES if s in statuses & view.statuses.keys()}
        if counts:
            count = sum(counts.values())
            parts = [counted_status(s, n).format(count=number(n)) for s, n in counts.items()]
            detail = listed(parts) if len(statuses) > 1 else ""
            yield Figure(number(count), standing_label(standing, count), detail)


def _map(view: View) -> str:
    if not view.drawn.any():
        return ""
    groups = {view.atlas.group_of[theme] for theme in view.selection.theme}
    return svg(view.atlas, view.drawn, width=MAP_WIDTH, height=MAP_HEIGHT, focus=groups)


def _map_words(view: View) -> str:
    count = int(view.drawn.sum())
    words = ngettext(
        "Map of the parties with {count} agreement drawn between them.",
        "Map of the parties with {count} agreements drawn between them.",
        count,
    )
    return words.format(count=number(count))


def _not_on_map(view: View) -> str:
    """How many are not on the map, and why; empty where all are."""
    count = len(omitted(view))
    if not count:
        return ""
    words = ngettext(
        "{count} agreement is not on the map: {reasons}.",
        "{count} agreements are not on the map: {reasons}.",
        count,
    )
    return words.format(count=number(count), reasons=strung(reasons(view)))
