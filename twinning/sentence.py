"""The sentence above every view: how much is shown, and of what."""

from collections.abc import Iterator

from twinning.atlas import Atlas
from twinning.countries import country_name
from twinning.labels import city_label, instrument_label, status_label, theme_label
from twinning.language import _, isolated, listed, mid_sentence, ngettext, number
from twinning.selection import Selection
from twinning.view import View

MOST_SPELT_OUT = 4


def sentence(view: View) -> str:
    """“12 of 128 agreements: spiritual tourism, Iran, 1999–2025, undated included”."""
    head = count(view)
    parts = list(_parts(view.atlas, view.selection))
    if not parts:
        return head
    return _("{count}: {choices}").format(count=head, choices=", ".join(parts))


def subject(view: View) -> str:
    """What a paper on the selection is about: “Iran and Türkiye, spiritual tourism”.

    Its countries, cities and themes; status, years and the like are left to the sentence.
    """
    selection = view.selection
    if selection.is_all:
        return _("All agreements")
    names = [country_name(code) for code in selection.country]
    kinds = (
        [listed(names)] if selection.is_between else names,
        [city_label(view.atlas, city) for city in selection.city],
        [mid_sentence(theme_label(view.atlas, theme)) for theme in selection.theme],
    )
    words = ", ".join(_either(kind) for kind in kinds if kind)
    return words[:1].upper() + words[1:] or _("Selected agreements")


def count(view: View) -> str:
    """“12 of 128 agreements”."""
    shown, total = view.count, len(view.atlas.agreements)
    message = ngettext("{shown} of {total} agreement", "{shown} of {total} agreements", total)
    return message.format(shown=number(shown), total=number(total))


def standing(view: View) -> str:
    """How the selected agreements stand: only signed ones count as agreements in force."""
    kinds = [
        (view.in_force, _("{count} signed")),
        (view.pending, _("{count} proposed or approved by one side")),
        (view.statuses.get("ended", 0), _("{count} ended")),
        (view.statuses.get("disputed", 0), _("{count} disputed")),
    ]
    return " · ".join(words.format(count=number(n)) for n, words in kinds if n)


def _parts(atlas: Atlas, selection: Selection) -> Iterator[str]:
    for words in (
        [mid_sentence(theme_label(atlas, theme)) for theme in selection.theme],
        _countries(selection),
        [city_label(atlas, city) for city in selection.city],
        [mid_sentence(status_label(status)) for status in selection.status],
        [mid_sentence(instrument_label(instrument)) for instrument in selection.instrument],
    ):
        if words:
            yield _either(words)
    if selection.q:
        yield _("names like “{words}”").format(words=isolated(selection.q))
    yield from _period(selection)


def _countries(selection: Selection) -> list[str]:
    names = [country_name(code) for code in selection.country]
    if selection.is_between:
        return [_("between {countries}").format(countries=listed(names))]
    return names


def _either(words: list[str]) -> str:
    """The words as alternatives; of many, the first few and how many more."""
    if len(words) <= MOST_SPELT_OUT:
        return _(" or ").join(words)
    first = _(" or ").join(words[: MOST_SPELT_OUT - 1])
    more = number(len(words) - MOST_SPELT_OUT + 1)
    return _("{first} or {more} more").format(first=first, more=more)


def _period(selection: Selection) -> Iterator[str]:
    start, end = selection.year_from, selection.year_to
    if start is not None and end is not None:
        yield f"{start}–{end}" if start != end else str(start)
    elif start is not None:
        yield _("from {year}").format(year=start)
    elif end is not None:
        yield _("until {year}").format(year=end)
    if not selection.undated:
        yield _("undated left out")
    elif start is not None or end is not None:
        yield _("undated included")
