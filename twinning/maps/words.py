"""What the map says of cities and agreements: fetched when it is wanted, never before."""

import json
from typing import Any

import pandas as pd

from twinning.atlas import KEPT_ATLASES, Atlas, Positions
from twinning.counts import standing_label
from twinning.dates import spoken
from twinning.labels import (
    agreement_labels,
    city_names,
    instrument_label,
    status_label,
    themes_label,
)
from twinning.language import _, forms, language_tag, locale
from twinning.maps.numbering import numbering
from twinning.reader import kept_by_language
from twinning.series import dotted

SEVERAL = 100  # stands for any number of agreements
BLOCK = 256  # agreements whose words are fetched together: neighbours are asked for soon


@kept_by_language(KEPT_ATLASES)
def city_words(atlas: Atlas) -> bytes:
    """The ids and names of the document's cities as JSON, in its order."""
    return as_json(names_of(atlas, numbering(atlas).cities))


def agreement_words(atlas: Atlas, block: int) -> bytes | None:
    """What there is to say of the agreements of one block, as JSON; None beyond the last."""
    rows = numbering(atlas).agreements[block * BLOCK : (block + 1) * BLOCK]
    return as_json(words_of(atlas, rows)) if len(rows) else None


def names_of(atlas: Atlas, rows: Positions) -> dict[str, list[str]]:
    """The ids and names of the cities at some positions."""
    return {"id": atlas.cities.index[rows].tolist(), "name": city_names(atlas)[rows].tolist()}


def words_of(atlas: Atlas, rows: Positions) -> dict[str, list[str]]:
    """What there is to say of the agreements at some positions."""
    agreements = atlas.agreements.iloc[rows]
    return {
        "id": agreements["agreement_id"].tolist(),
        "title": agreement_labels(atlas, rows),
        "detail": _details(agreements),
        "themes": [themes_label(atlas, cell) for cell in agreements["themes"].tolist()],
    }


def text() -> dict[str, Any]:
    """The words of the map's notes and legend, and the language they are in.

    That is a tag of BCP 47 with the digits of the language; counted words are those of `forms`.
    """
    return {
        "language": f"{language_tag()}-u-nu-{locale().default_numbering_system}",
        "city": _("{city}, {country}"),
        "agreements": forms("{count} agreement", "{count} agreements"),
        "within": forms("{count} of them within it", "{count} of them within it"),
        "legend": _("Legend"),
        "legend_theme": _("Theme (first named)"),
        "legend_focus": _("Theme (first of the chosen)"),
        "legend_status": _("Status"),
        "legend_size": _("Circle size: number of agreements"),
        "legend_country": _("Ribbons join countries"),
        "legend_region": _("Ribbons join regions"),
        "legend_colour": _("A ribbon has the colour most of its agreements have."),
        "legend_left": forms(
            "{count} not drawn here: too thin, or without an end in sight",
            "{count} not drawn here: too thin, or without an end in sight",
        ),
        "legend_omitted": forms(
            "{count} not on the map (listed below)", "{count} not on the map (listed below)"
        ),
        "legend_selected": forms("{count} selected", "{count} selected"),
    }


def colour_labels() -> dict[str, str]:
    """What arcs can be coloured by, in words; the first is the default."""
    return {"theme": _("Colour by theme"), "status": _("Colour by status")}


def bundle_labels() -> dict[str, str]:
    """The levels at which arcs can be bundled, in words; the first is the default."""
    return {
        "": _("Bundled automatically"),
        "country": _("Bundled by country"),
        "region": _("Bundled by region"),
        "none": _("Every arc by itself"),
    }


def bundle_label(kind: str) -> str:
    """What the agreements of a ribbon have in common, by the status as which they lie in it."""
    standings = {"active": "signed", "proposed": "pending"}
    return standing_label(standings.get(kind, kind), SEVERAL)


def as_json(content: dict[str, Any]) -> bytes:
    """The content as it is served."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _details(agreements: pd.DataFrame) -> list[str]:
    """Instrument, status and date: “Sister city · Active · 9 April 2025”."""
    facts = agreements[["instrument", "status", "signed_on"]].itertuples(index=False, name=None)
    return [
        dotted((instrument_label(kind), status_label(status), spoken(date)))
        for kind, status, date in facts
    ]
