"""The map document: all the map ever draws of one atlas, fetched once by each browser."""

import json
from collections import Counter
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from twinning.atlas import KEPT_ATLASES, Atlas, Positions
from twinning.cells import several
from twinning.countries import country_name
from twinning.dates import spoken
from twinning.labels import instrument_label, status_label, theme_label, themes_label
from twinning.language import LOCALE, _
from twinning.maps.styles import GROUP_COLOURS, OTHER, STATUS_STYLES, UNSTATED, Colour
from twinning.schema import STATUSES


@dataclass(frozen=True, eq=False)
class Numbering:
    """How a document counts: by position in it, for each city and theme group of the atlas.

    `cities` holds -1 for the cities that no drawn agreement has; `groups` maps group to colour.
    """

    cities: Positions
    groups: dict[str, int]


@lru_cache(maxsize=KEPT_ATLASES)
def numbering(atlas: Atlas) -> Numbering:
    """The document's numbers for the cities (by position) and theme groups (by id) of the atlas.

    The groups named most often have a colour each, the others share one.
    """
    drawn = np.unique(atlas.parties[atlas.drawable])
    cities = np.full(len(atlas.cities), -1)
    cities[drawn] = np.arange(len(drawn))
    cells = Counter(atlas.agreements["themes"].tolist())
    used: Counter[str] = Counter()
    for cell, count in cells.items():
        used.update(dict.fromkeys(_groups(atlas, cell), count))
    last = len(GROUP_COLOURS)
    order = [group for group, _count in used.most_common()]
    return Numbering(cities, {group: min(place, last) for place, group in enumerate(order)})


@lru_cache(maxsize=KEPT_ATLASES)
def encoded(atlas: Atlas) -> bytes:
    """The map document as JSON."""
    return json.dumps(map_document(atlas), ensure_ascii=False, separators=(",", ":")).encode()


def map_document(atlas: Atlas) -> dict[str, Any]:
    """Everything as plain lists, ready for JSON: cities and agreements that can be drawn."""
    numbers = numbering(atlas)
    return {
        "version": atlas.version,
        "cities": _cities(atlas, numbers),
        "agreements": _agreements(atlas, numbers),
        "statuses": [
            {"id": status, "label": status_label(status), **asdict(STATUS_STYLES[status])}
            for status in STATUSES
        ],
        "groups": _legend_groups(atlas, numbers),
        "text": _text(),
    }


def _groups(atlas: Atlas, cell: str) -> list[str]:
    """The theme groups of a cell of theme ids, in the order named."""
    return list(dict.fromkeys(atlas.group_of[theme] for theme in several(cell)))


def _cities(atlas: Atlas, numbers: Numbering) -> dict[str, list[Any]]:
    cities = atlas.cities[numbers.cities >= 0]
    return {
        "id": cities.index.tolist(),
        "name": cities["name"].tolist(),
        "country": cities["country"].map(country_name).tolist(),
        "latitude": cities["latitude"].round(5).tolist(),
        "longitude": cities["longitude"].round(5).tolist(),
    }


def _agreements(atlas: Atlas, numbers: Numbering) -> dict[str, list[Any]]:
    agreements = atlas.agreements[atlas.drawable]
    parties = atlas.parties[atlas.drawable]
    names = atlas.cities["name"].to_numpy()[parties]
    city_a, city_b = numbers.cities[parties].T
    themes = agreements["themes"].tolist()
    groups = {cell: [numbers.groups[g] for g in _groups(atlas, cell)] for cell in set(themes)}
    return {
        "id": agreements["agreement_id"].tolist(),
        "a": city_a.tolist(),
        "b": city_b.tolist(),
        "status": [STATUSES.index(status) for status in agreements["status"].tolist()],
        "groups": [groups[cell] for cell in themes],
        "title": [f"{name_a} – {name_b}" for name_a, name_b in names],
        "detail": _details(agreements),
        "themes": [themes_label(atlas, cell) for cell in themes],
    }


def _details(agreements: pd.DataFrame) -> list[str]:
    """Instrument, status and date: “Sister city · Active · 9 April 2025”."""
    facts = agreements[["instrument", "status", "signed_on"]].itertuples(index=False, name=None)
    return [
        " · ".join(filter(None, (instrument_label(kind), status_label(status), spoken(date))))
        for kind, status, date in facts
    ]


def _legend_groups(atlas: Atlas, numbers: Numbering) -> list[dict[str, Any]]:
    """The groups with a colour of their own, then the others together, then none at all."""
    own = zip(numbers.groups, GROUP_COLOURS, strict=False)
    return [
        *(_group(group, theme_label(atlas, group), colour) for group, colour in own),
        _group("other", _("Other themes"), OTHER),
        _group("unstated", _("No theme stated"), UNSTATED),
    ]


def _group(identifier: str, label: str, colour: Colour) -> dict[str, Any]:
    return {"id": identifier, "label": label, "colour": asdict(colour)}


def _text() -> dict[str, str]:
    """The words of the map's notes and legend, and the language they are in (BCP 47)."""
    return {
        "language": LOCALE.replace("_", "-"),
        "agreements_one": _("{count} agreement"),
        "agreements_other": _("{count} agreements"),
        "legend": _("Legend"),
        "legend_theme": _("Theme (first named)"),
        "legend_focus": _("Theme (first of the chosen)"),
        "legend_status": _("Status"),
        "legend_size": _("Circle size: number of agreements"),
    }
