"""Ids → the words readers see."""

from collections.abc import Mapping
from functools import lru_cache

import pandas as pd

from twinning.atlas import KEPT_ATLASES, Atlas, Positions
from twinning.cells import several
from twinning.countries import country_name
from twinning.language import N_, _

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
KIND_LABELS = {
    "proposed": N_("Proposed"),
    "approved": N_("Approved by one side"),
    "signed": N_("Signed"),
    "renewed": N_("Renewed"),
    "revived": N_("Revived"),
    "programme-started": N_("Programme started"),
    "activity": N_("Activity"),
    "commitment": N_("Commitment"),
    "suspended": N_("Suspended"),
    "ended": N_("Ended"),
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
    return _(KIND_LABELS[kind])


def level_label(level: str) -> str:
    """What kind of party this is, in words."""
    return _(LEVEL_LABELS[level])


def theme_label(atlas: Atlas, theme: str) -> str:
    """The theme's label, or its id made readable when the table gives none."""
    return _theme_labels(atlas)[theme]


def themes_label(atlas: Atlas, cell: str) -> str:
    """The labels of a cell of theme ids, in its order."""
    labels = _theme_labels(atlas)
    return "; ".join(labels[theme] for theme in several(cell))


def city_label(atlas: Atlas, city_id: str) -> str:
    """The city and its country: “Isfahan, Iran”."""
    return _city_labels(atlas)[city_id]


def agreement_labels(atlas: Atlas, agreements: Positions) -> list[str]:
    """The names of both parties of the agreements at some positions: “Khoy – Konya”."""
    names = (atlas.cities["name"].iloc[party].tolist() for party in atlas.parties[agreements].T)
    return [f"{a} – {b}" for a, b in zip(*names, strict=True)]


class _CityLabels(dict[str, str]):
    """What each city is called, worked out when first asked for: an atlas has many cities."""

    def __init__(self, cities: pd.DataFrame) -> None:
        super().__init__()
        self._cities = cities[["name", "country"]]

    def __missing__(self, city_id: str) -> str:
        name, country = (str(self._cities.at[city_id, column]) for column in self._cities)
        return self.setdefault(city_id, f"{name}, {country_name(country)}")


@lru_cache(maxsize=KEPT_ATLASES)
def _city_labels(atlas: Atlas) -> Mapping[str, str]:
    return _CityLabels(atlas.cities)


@lru_cache(maxsize=KEPT_ATLASES)
def _theme_labels(atlas: Atlas) -> Mapping[str, str]:
    labels = atlas.themes["label"].items()
    return {str(theme): label or _readable(str(theme)) for theme, label in labels}


def _readable(theme: str) -> str:
    return theme.replace("-", " ").capitalize()
