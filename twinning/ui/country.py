"""The head of the country page: whose agreements it shows, and how many there are."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import islice

import streamlit as st

from twinning.countries import country_name
from twinning.counts import STANDINGS, counted_standing, counted_status
from twinning.facets import largest, mask
from twinning.language import _, listed, ngettext, number
from twinning.portrait import parts
from twinning.schema import STATUSES
from twinning.ui import links, rows, suggestions
from twinning.ui.markdown import plain
from twinning.ui.suggestions import Suggestion
from twinning.view import View
from twinning.view import view as viewed

SUGGESTED = 12
MOST_PARTS = 40

Countries = tuple[str, ...]


def narrowed(view: View) -> View:
    """The view of a country as it is; of two countries, that of the agreements between them."""
    if len(view.selection.country) != 2 or view.selection.is_between:
        return view
    return viewed(view.atlas, replace(view.selection, between=True))


def portrayed(view: View) -> Countries:
    """The country or the two countries that the page is about; none where that is to be chosen."""
    countries = view.selection.country
    return countries if len(countries) <= 2 else ()


def title(countries: Countries) -> str:
    """The names of the countries as Markdown; without any, the page's."""
    return plain(_names(countries)) if countries else _("Country")


def draw_suggestions(view: View) -> None:
    """Without a country: where to begin; with more than two: which one or two to look at."""
    if view.selection.country:
        st.markdown(_("Choose which of these countries to look at, or which two:"))
        found = parts(view)
        rows.draw_bound(len(found), MOST_PARTS)
        counts = dict(islice(found.items(), MOST_PARTS))
    else:
        st.markdown(_("Choose a country in the sidebar, or begin with one of these:"))
        all_counts = view.facets.counts["country"]
        counts = {(code,): int(all_counts[code]) for code in largest(all_counts, SUGGESTED)}
    free = replace(view.selection, between=False)
    suggestions.draw(
        Suggestion(_names(countries), count, replace(free, country=countries))
        for countries, count in counts.items()
    )


def draw_pair(shown: View) -> None:
    """That only the agreements between both countries are shown, and the way to all of either."""
    countries = listed(map(country_name, shown.selection.country))
    either = replace(shown.selection, between=False)
    with st.container(horizontal=True, vertical_alignment="center"):
        words = _("Shown, counted and exported are only the agreements between {countries}.")
        st.caption(plain(words.format(countries=countries)), width="content")
        count = int(mask(shown.atlas, either).sum())
        words = ngettext(
            "{count} agreement of either country", "{count} agreements of either country", count
        )
        links.figure(words, count, either)


def draw_totals(shown: View) -> None:
    """How many agreements have each status, each number leading to its rows."""
    with st.container(horizontal=True):
        for standing in ("signed", "pending"):
            counts = _counts(shown, STANDINGS[standing])
            _draw_figure(shown, counted_standing(standing, sum(counts.values())), counts)
    with st.container(horizontal=True):
        for status in filter(shown.statuses.__contains__, STATUSES):
            counts = _counts(shown, {status})
            _draw_figure(shown, counted_status(status, counts[status]), counts)


def _counts(shown: View, statuses: Collection[str]) -> dict[str, int]:
    """How many agreements have each of the statuses that any has."""
    return {status: count for status, count in shown.statuses.items() if status in statuses}


def _draw_figure(shown: View, words: str, counts: Mapping[str, int]) -> None:
    """Words with a {count} of agreements by status; none lead nowhere."""
    if counts:
        links.figure(words, sum(counts.values()), replace(shown.selection, status=tuple(counts)))
    else:
        st.markdown(words.format(count=f"**{number(0)}**"))


def _names(countries: Countries) -> str:
    return " – ".join(map(country_name, countries))
