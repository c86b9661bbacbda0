"""Query string → selection: what is unknown or malformed is passed over and said."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from twinning.atlas import Atlas
from twinning.errors import shown
from twinning.language import _, is_country
from twinning.schema import INSTRUMENTS, STATUSES
from twinning.selection import FACETS, PARAMETERS, Selection

LONGEST_SEARCH = 200


@dataclass(frozen=True)
class Parsed:
    """A selection read from an address, and what was passed over, in sentences."""

    selection: Selection
    notes: tuple[str, ...]


def parse(pairs: Iterable[tuple[str, str]], atlas: Atlas) -> Parsed:
    """The selection that the names and values of a query string stand for.

    Names that are no filter are left to others and not noted.
    """
    given: dict[str, list[str]] = {name: [] for name in PARAMETERS}
    for name, value in pairs:
        if name in given and value not in given[name]:
            given[name].append(value)
    notes: list[str] = []
    chosen = {facet: _known(facet, given[facet], atlas, notes) for facet in FACETS}
    start, end = _years(given["from"], given["to"], notes)
    selection = Selection(
        **chosen,
        year_from=start,
        year_to=end,
        undated=_undated(given["undated"], notes),
        q=_search(given["q"], notes),
    )
    return Parsed(selection, tuple(notes))


def _known(facet: str, values: list[str], atlas: Atlas, notes: list[str]) -> tuple[str, ...]:
    """The values that exist, in the order given."""
    if facet == "country":
        values = list(dict.fromkeys(value.upper() for value in values))
    exists = _existence(atlas)[facet]
    notes += [_ignored(facet, value) for value in values if not exists(value)]
    return tuple(value for value in values if exists(value))


def _existence(atlas: Atlas) -> dict[str, Callable[[str], bool]]:
    return {
        "country": is_country,
        "city": atlas.cities.index.__contains__,
        "theme": atlas.themes.index.__contains__,
        "status": STATUSES.__contains__,
        "instrument": INSTRUMENTS.__contains__,
    }


def _ignored(name: str, value: str) -> str:
    return _("“{name}” was ignored: there is no {value} here.").format(
        name=name, value=shown(value)
    )


def _years(starts: list[str], ends: list[str], notes: list[str]) -> tuple[int | None, int | None]:
    start, end = _year("from", starts, notes), _year("to", ends, notes)
    if start is not None and end is not None and start > end:
        note = _("The years {start} to {end} run backwards and were ignored.")
        notes.append(note.format(start=start, end=end))
        return None, None
    return start, end


def _year(name: str, values: list[str], notes: list[str]) -> int | None:
    if not values:
        return None
    value = values[-1]
    if value.isascii() and value.isdigit() and 1 <= len(value) <= 4 and int(value) > 0:
        return int(value)
    notes.append(
        _("“{name}” was ignored: {value} is no year.").format(name=name, value=shown(value))
    )
    return None


def _undated(values: list[str], notes: list[str]) -> bool:
    if not values or values[-1] in ("0", "1"):
        return values[-1:] != ["0"]
    note = _("“undated” was ignored: {value} is neither 0 nor 1.")
    notes.append(note.format(value=shown(values[-1])))
    return True


def _search(values: list[str], notes: list[str]) -> str:
    search = " ".join("".join(c if c.isprintable() else " " for c in "".join(values[-1:])).split())
    if len(search) <= LONGEST_SEARCH:
        return search
    note = _("The search was cut to its first {count} characters.")
    notes.append(note.format(count=LONGEST_SEARCH))
    return search[:LONGEST_SEARCH].rstrip()
