"""The sentence above every view: how much is shown, and of what."""

from collections.abc import Iterator

from twinning import reader
from twinning.atlas import Atlas
from twinning.calendars import GREGORIAN, PERSIAN
from twinning.countries import country_name
from twinning.counts import STANDINGS, counted_standing
from twinning.labels import city_label, instrument_label, status_label, theme_label
from twinning.language import _, at_start, isolated, listed, mid_sentence, ngettext, number, year
from twinning.reader import usual_calendar
from twinning.selection import Selection
from twinning.series import any_of, dotted, enumerated
from twinning.view import View

MOST_SPELT_OUT = 4


def sentence(view: View) -> str:
    """“12 of 128 agreements: spiritual tourism, Iran, 1999–2025, undated included”."""
    head = count(view)
    parts = list(_parts(view.atlas, view.selection))
    if not parts:
        return head
    return _("{count}: {choices}").format(count=head, choices=enumerated(parts))


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
    words = enumerated(_either(kind) for kind in kinds if kind)
    return at_start(words) or _("Selected agreements")


def count(view: View) -> str:
    """“12 of 128 agreements”."""
    shown, total = view.count, len(view.atlas.agreements)
    message = ngettext("{shown} of {total} agreement", "{shown} of {total} agreements", total)
    return message.format(shown=number(shown), total=number(total))


def standing(view: View) -> str:
    """How the selected agreements stand: only signed ones count as agreements in force."""
    counts = {
        standing: sum(view.statuses.get(status, 0) for status in statuses)
        for standing, statuses in STANDINGS.items()
    }
    return dotted(
        counted_standing(standing, count).format(count=number(count))
        for standing, count in counts.items()
        if count
    )


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
        return any_of(words)
    count = len(words) - MOST_SPELT_OUT + 1
    more = ngettext("{count} more", "{count} more", count).format(count=number(count))
    return any_of([*words[: MOST_SPELT_OUT - 1], more])


def _period(selection: Selection) -> Iterator[str]:
    if selection.has_years:
        yield _in_calendar(selection).format(period=_years(selection))
    if not selection.undated:
        yield _("undated left out")
    elif selection.has_years:
        yield _("undated included")


def _years(selection: Selection) -> str:
    start, end = selection.year_from, selection.year_to
    if start is None:
        return _("until {year}").format(year=year(end or 0))
    if end is None:
        return _("from {year}").format(year=year(start))
    return f"{year(start)}–{year(end)}" if start != end else year(start)


def _in_calendar(selection: Selection) -> str:
    """How to name the calendar of the years, where it is not the one readers take for granted."""
    if selection.calendar == usual_calendar(reader.current().language):
        return "{period}"
    return {
        GREGORIAN: _("{period} Gregorian"),
        PERSIAN: _("{period} Solar Hijri"),
    }[selection.calendar]
