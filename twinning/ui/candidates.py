"""The candidate partners of a city, each with its reasons as rows that add up to its points."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from twinning.atlas import Atlas
from twinning.candidates import candidates
from twinning.evidence import Evidence, Link
from twinning.gazetteer import GazetteerError
from twinning.labels import city_label
from twinning.language import _, isolated, ngettext, number, signed
from twinning.populations import Populations, populations, unknown
from twinning.reasons import Reason, reasons
from twinning.seeker import Seeker, seeker
from twinning.selection import Selection
from twinning.series import enumerated
from twinning.ui import links, pager, weights
from twinning.ui.markdown import plain
from twinning.ui.menu import AGREEMENTS, CITY
from twinning.view import View
from twinning.weights import sign

OF_PAGE = 20


def title(view: View, city_id: str) -> str:
    """The page's title for a city, as Markdown."""
    return _("Partners for {city}").format(city=plain(city_label(view.atlas, city_id)))


def draw(view: View, city_id: str) -> None:
    """The candidates of a city, as many as a page has, and the weights that order them."""
    counts = weights.current()
    known = _populations(view.atlas)
    searching = seeker(view, city_id)
    found = candidates(searching, counts, known)
    st.markdown(_count(len(found)))
    st.caption(_rule(searching))
    weights.draw(counts)
    shown = pager.shown_rows(len(found), OF_PAGE)
    for place in range(shown.start, shown.stop):
        row = found.iloc[place]
        st.markdown(_told(searching, place + 1, row, reasons(searching, row, counts, known)))
    pager.draw(len(found), OF_PAGE)


def _populations(atlas: Atlas) -> Populations:
    try:
        return populations(atlas)
    except GazetteerError as error:
        st.warning(plain(str(error)), icon=":material/groups:")
        return unknown(atlas)


def _count(count: int) -> str:
    if not count:
        return _(
            "No candidates: no other city shares a partner or a tag with this one, or has a "
            "proposal with its country, as the filters and the weights stand."
        )
    words = ngettext("**{count} candidate**", "**{count} candidates**", count)
    return words.format(count=number(count))


def _rule(searching: Seeker) -> str:
    """Which cities are candidates, and which agreements speak for and against them."""
    who = _(
        "Candidates have no agreement in force with the city, and share a partner or a tag with it "
        "or have a proposal or approval with its country."
    )
    what = _(
        "What speaks for them counts the agreements that the filters leave, whatever city and "
        "words were chosen; what speaks against them counts all agreements."
    )
    size = _("Inhabitants that the table of cities does not give are those of the gazetteer.")
    where = _("Chosen countries say where candidates lie.") if searching.countries else ""
    return " ".join(filter(None, (who, what, size, where)))


def _told(searching: Seeker, rank: int, row: "pd.Series[float]", why: list[Reason]) -> str:
    """One candidate as Markdown: its name and points, and the sum that they are."""
    city_id = searching.id_of(int(row.name))  # type: ignore[call-overload]  # a label, not text
    label = city_label(searching.atlas, city_id)
    name = links.linked(label, CITY, Selection(city=(city_id,)))
    head = f"## {number(rank)}\\. {name} · {_points(float(row['total']))}"
    columns = (_("Reason"), _("What it rests on"), _("Points"))
    lines = [" | ".join(cells) for cells in (columns, ("---", "---", "---:"), *_cells(why))]
    return "\n".join((head, "", *(f"| {line} |" for line in lines)))


def _points(total: float) -> str:
    words = ngettext("{points} point", "{points} points", abs(total))
    return words.format(points=signed(total, plus=""))


def _cells(why: list[Reason]) -> Iterator[tuple[str, str, str]]:
    for reason in why:
        told = enumerated(map(_evidence, reason.evidence))
        label = plain(_(weights.LABELS[reason.kind]))
        yield label, f"{plain(reason.words)}: {told}", _sum(reason)
    total = sum(reason.points for reason in why)
    yield "**" + _("Total") + "**", "", f"**{signed(total, plus='')}**"


def _sum(reason: Reason) -> str:
    """“0.5 × 3 = +1.5”, “−2 × 1 = −2”: never broken over two lines."""
    weight = signed(sign(reason.kind) * reason.weight, plus="")
    arithmetic = f"{weight} × {number(reason.amount)} = {signed(reason.points)}"
    return isolated(arithmetic.replace(" ", "\N{NO-BREAK SPACE}"))


def _evidence(evidence: Evidence) -> str:
    rows = [_rows(link, link.words or evidence.words) for link in evidence.links]
    if not rows:
        return plain(evidence.words)
    if not evidence.links[0].words:
        return rows[0]
    return f"{plain(evidence.words)} ({enumerated(rows)})"


def _rows(link: Link, words: str) -> str:
    return links.linked(words, AGREEMENTS, link.selection, link.agreement)
