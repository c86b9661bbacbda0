"""The filters in the sidebar: every option with the number of agreements it would leave."""

from collections.abc import Callable, Iterable, Mapping

import streamlit as st

from twinning.atlas import Atlas
from twinning.calendars import CALENDARS
from twinning.countries import country_name
from twinning.facets import largest
from twinning.labels import city_label, city_name, instrument_label, status_label, theme_label
from twinning.language import _, isolated, number, pgettext
from twinning.official_languages import language_name
from twinning.schema import INSTRUMENTS, STATUSES
from twinning.search import FoundCity, found_cities
from twinning.selection import FACETS, Selection
from twinning.ui import address, mirror
from twinning.ui.markdown import plain
from twinning.view import View

# No control ships every city of the world: the best connected, the chosen and the found ones.
CITY_OPTIONS = 30
FOUND_SHOWN = 6
BY_NAME_KEY = "by name"
INDENT = "\N{EM SPACE}"


def draw(view: View) -> None:
    """Every filter, showing the selection in the address and writing there when changed."""
    atlas = view.atlas
    _search(view)
    _facet(view, "theme", _("Theme"), atlas.themes.index, lambda theme: indented(atlas, theme))
    _facet(view, "country", _("Country"), _by_count(view, "country"), country_name)
    _between(view)
    advice = _("Offered here are the best connected cities. The search above finds every other.")
    _facet(view, "city", _("City"), _cities(view), lambda c: city_label(atlas, c), advice)
    _years(view)
    _facet(view, "status", _("Status"), STATUSES, status_label)
    _facet(view, "instrument", _("Instrument"), INSTRUMENTS, instrument_label)


def _changed(key: str) -> None:
    """Put all that is chosen into the address, since the control `key` was changed."""
    if mirror.is_echo(key):
        return
    state, last = st.session_state, address.last_read()
    chosen = Selection(
        **{facet: options_named(state[facet], state[_named(facet)]) for facet in FACETS},
        year_from=last.year_from if mirror.is_echo("from") else state["from"],
        year_to=last.year_to if mirror.is_echo("to") else state["to"],
        undated=last.undated if mirror.is_echo("undated") else state["undated"],
        q=" ".join(state["q"].split()),
        between=state.get("between", False),
        calendar=last.calendar,
    )
    address.write(chosen)


def _facet(
    view: View,
    facet: str,
    label: str,
    options: Iterable[str],
    name: Callable[[str], str],
    advice: str | None = None,
) -> None:
    """One facet's options: those that would leave something, and those chosen already."""
    chosen = list(getattr(view.selection, facet))
    counts = _counts(view, facet, [*options, *chosen])
    offered = [option for option, count in counts.items() if count or option in chosen]
    st.session_state[_named(facet)] = {name(option): option for option in counts}
    st.session_state[facet] = chosen
    st.multiselect(
        label,
        offered,
        format_func=lambda option: f"{name(option)} ({number(counts[option])})",
        key=facet,
        placeholder=_("All"),
        help=advice,
        on_change=_changed,
        args=(facet,),
    )


def _between(view: View) -> None:
    """Of several countries: whether both parties must lie in them."""
    if len(view.selection.country) > 1:
        st.session_state["between"] = view.selection.between
        label = _("Only between these countries")
        st.checkbox(label, key="between", on_change=_changed, args=("between",))


def options_named(values: Iterable[str], named: Mapping[str, str]) -> tuple[str, ...]:
    """The options that the values of a control stand for, given all there are by name.

    A value is an option, or the label of one with a count that has changed meanwhile: while the
    years are played, the browser may not have heard of the newest.
    """
    return tuple(named.get(value.rpartition(" (")[0], value) for value in values)


def _named(facet: str) -> str:
    return f"{facet} {BY_NAME_KEY}"


def _counts(view: View, facet: str, options: list[str]) -> dict[str, int]:
    """How many agreements each option would leave; what no agreement has leaves none."""
    counts = view.facets.counts[facet]
    values, places = counts.to_numpy(), counts.index  # one by one: a Series of options costs more
    return {o: int(values[places.get_loc(o)]) if o in places else 0 for o in options}


def _by_count(view: View, facet: str) -> list[str]:
    counts = view.facets.counts[facet]
    return list(counts.sort_values(ascending=False, kind="stable").index)


def _cities(view: View) -> list[str]:
    ids = [city.city_id for city in found_cities(view.atlas, view.selection.q, CITY_OPTIONS)]
    return list(dict.fromkeys([*ids, *largest(view.facets.counts["city"], CITY_OPTIONS)]))


def indented(atlas: Atlas, theme: str) -> str:
    """The theme's label; a child's is indented, to stand below its parent's."""
    label = theme_label(atlas, theme)
    return label if atlas.group_of[theme] == theme else f"{INDENT}{label}"


def _search(view: View) -> None:
    st.session_state["q"] = view.selection.q
    st.text_input(
        _("Search a city"),
        key="q",
        placeholder=_("Any spelling, any script"),
        icon=":material/search:",
        on_change=_changed,
        args=("q",),
    )
    found = found_cities(view.atlas, view.selection.q, FOUND_SHOWN)
    if view.selection.q and not found:
        st.caption(_("No city here has such a name."))
    for city in found:
        _found_city(view, city)


def _found_city(view: View, found: FoundCity) -> None:
    """A city that was found, with the name that matched when it is not the one shown."""
    city = isolated(plain(city_label(view.atlas, found.city_id)))
    name, language = isolated(plain(found.name)), language_name(found.language)
    label = city
    if found.name != city_name(view.atlas, found.city_id):
        said = _("{city} · “{name}” ({language})") if language else _("{city} · “{name}”")
        label = said.format(city=city, name=name, language=language)
    st.button(
        label,
        key=f"found {found.city_id}",
        type="tertiary",
        icon=":material/location_on:",
        help=_("Show this city only"),
        on_click=address.write,
        args=(Selection(city=(found.city_id,)),),
    )


def _years(view: View) -> None:
    start, end = view.selection.year_from, view.selection.year_to
    calendar = CALENDARS[view.selection.calendar]
    left, right = st.columns(2)
    with left:
        _year("from", _("Signed from"), start, calendar.first_year, end or calendar.last_year)
    with right:
        words = pgettext("last year of signing", "to")
        _year("to", words, end, start or calendar.first_year, calendar.last_year)
    mirror.renew("undated", view.selection.undated)
    count = number(view.facets.undated)
    st.checkbox(
        _("Undated too ({count})").format(count=count),
        key="undated",
        on_change=_changed,
        args=("undated",),
    )


def _year(key: str, label: str, chosen: int | None, first: int, last: int) -> None:
    """One end of the period, within the years that the other end leaves."""
    mirror.renew(key, chosen)
    st.number_input(
        label,
        min_value=first,
        max_value=last,
        value=None,  # else an emptied box would hold the first year
        key=key,
        placeholder=_("Year"),
        on_change=_changed,
        args=(key,),
    )
