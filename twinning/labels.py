"""Ids → the words readers see."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from twinning.atlas import KEPT_ATLASES, Atlas, Positions
from twinning.cells import several
from twinning.city_names import names_in
from twinning.countries import country_name
from twinning.language import N_, _, isolated, pgettext
from twinning.reader import current, kept_by_language
from twinning.series import strung

STATUS_LABELS = {
    "proposed": N_("Proposed"),
    "approved": N_("Approved by one side"),
    "active": N_("Active"),
    "dormant": N_("Dormant"),
    "suspended": N_("Suspended"),
    "ended": N_("Ended"),
    "disputed": N_("Disputed"),
}
INSTRUMENT_LABELS = {
    "sister-city": N_("Sister city"),
    "friendship": N_("Friendship"),
    "mou": N_("Memorandum of understanding"),
    "protocol": N_("Protocol"),
    "cooperation": N_("Cooperation agreement"),
}
LEVEL_LABELS = {
    "city": N_("City"),
    "district": N_("District"),
    "province": N_("Province"),
    "country": N_("Country"),
}


def status_label(status: str) -> str:
    """The status in words."""
    return _(STATUS_LABELS[status])


def instrument_label(instrument: str) -> str:
    """The kind of paper that was signed, in words."""
    return _(INSTRUMENT_LABELS[instrument])


def kind_label(kind: str) -> str:
    """What happened, in words: the kind of an event."""
    return _kind_labels()[kind]


@kept_by_language(1)
def _kind_labels() -> Mapping[str, str]:
    return {
        "proposed": pgettext("event", "Proposed"),
        "approved": pgettext("event", "Approved by one side"),
        "signed": pgettext("event", "Signed"),
        "renewed": _("Renewed"),
        "revived": _("Revived"),
        "programme-started": _("Programme started"),
        "activity": _("Activity"),
        "commitment": _("Commitment"),
        "suspended": pgettext("event", "Suspended"),
        "ended": pgettext("event", "Ended"),
    }


def level_label(level: str) -> str:
    """What kind of party this is, in words."""
    return _(LEVEL_LABELS[level])


def theme_label(atlas: Atlas, theme: str) -> str:
    """The theme's label, or its id made readable when the table gives none."""
    return _theme_labels(atlas)[theme]


def themes_label(atlas: Atlas, cell: str) -> str:
    """The labels of a cell of theme ids, in its order."""
    labels = _theme_labels(atlas)
    return strung(labels[theme] for theme in several(cell))


def city_label(atlas: Atlas, city_id: str) -> str:
    """The city and its country: “Isfahan, Iran”."""
    return _city_labels(atlas)[city_id]


@kept_by_language(KEPT_ATLASES)
def city_names(atlas: Atlas) -> NDArray[np.object_]:
    """What each city is called in the reader's language, by its position in the atlas.

    Where no such name is known, the one under which it stands in the table.
    """
    known = names_in(current().language, atlas)
    names = np.where(known != "", known, atlas.cities["name"].to_numpy(dtype=object))
    names.flags.writeable = False
    return names


def city_name(atlas: Atlas, city_id: str) -> str:
    """What a city is called in the reader's language."""
    return str(city_names(atlas)[atlas.cities.index.get_loc(city_id)])


def agreement_labels(atlas: Atlas, agreements: Positions) -> list[str]:
    """The names of both parties of the agreements at some positions: “Khoy – Konya”."""
    names = city_names(atlas)[atlas.parties[agreements]].tolist()
    return [pair_label(a, b) for a, b in names]


def pair_label(name: str, other: str) -> str:
    """The names of two parties as one: “Khoy – Konya”."""
    return f"{isolated(name)} – {isolated(other)}"


class _CityLabels(dict[str, str]):
    """What each city is called, worked out when first asked for: an atlas has many cities."""

    def __init__(self, atlas: Atlas) -> None:
        super().__init__()
        self._atlas, self._countries = atlas, atlas.cities["country"]

    def __missing__(self, city_id: str) -> str:
        country = country_name(str(self._countries.at[city_id]))
        city = isolated(city_name(self._atlas, city_id))
        return self.setdefault(city_id, _("{city}, {country}").format(city=city, country=country))


@kept_by_language(KEPT_ATLASES)
def _city_labels(atlas: Atlas) -> Mapping[str, str]:
    return _CityLabels(atlas)


@kept_by_language(KEPT_ATLASES)
def _theme_labels(atlas: Atlas) -> Mapping[str, str]:
    table = atlas.themes
    own = table.get(f"label_{current().language}", table["label"])
    labels = own.where(own != "", table["label"]).items()
    return {str(theme): label or _readable(str(theme)) for theme, label in labels}


def _readable(theme: str) -> str:
    return theme.replace("-", " ").capitalize()
