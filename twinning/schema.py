"""The columns of the five tables and the values they may hold."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True)
class TableSchema:
    """One CSV table: its file name, which columns it must and may have, and its key.

    `synonyms` are other names of the columns, folded and without spaces.
    """

    file: str
    required: tuple[str, ...]
    optional: tuple[str, ...]
    key: str | None = None
    synonyms: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def columns(self) -> tuple[str, ...]:
        """Every known column, required ones first."""
        return self.required + self.optional


CITIES = TableSchema(
    file="cities.csv",
    required=("city_id", "name", "country"),
    optional=(
        "level",
        "region",
        "latitude",
        "longitude",
        "location_method",
        "location_confidence",
        "aliases",
        "geonames_id",
        "wikidata_id",
        "population",
        "tags",
    ),
    key="city_id",
)
AGREEMENTS = TableSchema(
    file="agreements.csv",
    required=("agreement_id", "city_a", "city_b", "status"),
    optional=(
        "instrument",
        "signed_on",
        "ends_on",
        "programme_years",
        "themes",
        "signed_at",
        "signatories",
        "organiser",
        "languages",
        "note",
    ),
    key="agreement_id",
)
THEMES = TableSchema(
    file="themes.csv",
    required=("theme_id",),
    optional=("parent", "label", "keywords"),
    key="theme_id",
)
SOURCES = TableSchema(
    file="sources.csv",
    required=("title",),
    optional=(
        "agreement_id",
        "publisher",
        "url",
        "published_on",
        "says_status",
        "says_signed_on",
        "quote",
        "claims_city",
        "claims_country",
        "claims_total",
    ),
)
EVENTS = TableSchema(
    file="events.csv",
    required=("agreement_id", "kind"),
    optional=("date", "title", "party", "due", "done", "source_url", "note"),
)
TABLES = (CITIES, AGREEMENTS, THEMES, SOURCES, EVENTS)
PARTIES = ("city_a", "city_b")

STATUSES = ("proposed", "approved", "active", "dormant", "suspended", "ended", "disputed")
IN_FORCE = frozenset({"active", "dormant", "suspended"})
PENDING = frozenset({"proposed", "approved"})

COMMITMENT = "commitment"
EVENT_KINDS = (
    "proposed",
    "approved",
    "signed",
    "renewed",
    "revived",
    "programme-started",
    "activity",
    COMMITMENT,
    "suspended",
    "ended",
)

INSTRUMENTS = ("sister-city", "friendship", "mou", "protocol", "cooperation")
DEFAULT_INSTRUMENT = "sister-city"

LEVELS = ("city", "district", "province", "country")
DEFAULT_LEVEL = "city"
DRAWN_LEVELS = frozenset({"city", "district"})  # a province or a country is not a point

LEFT_OPEN = "open"  # where the city is has been asked and not been settled: nobody is to guess it
LOCATION_METHODS = ("given", "gazetteer", "nominatim", LEFT_OPEN)
CONFIDENCES = ("high", "medium")

ALLOWED = MappingProxyType(
    {
        "status": STATUSES,
        "says_status": STATUSES,
        "instrument": INSTRUMENTS,
        "kind": EVENT_KINDS,
        "level": LEVELS,
        "location_method": LOCATION_METHODS,
        "location_confidence": CONFIDENCES,
    }
)
DEFAULTS = MappingProxyType({"instrument": DEFAULT_INSTRUMENT, "level": DEFAULT_LEVEL})

_NAME_IN_LANGUAGE = re.compile(r"name_[a-z]{2,3}")


def names_in_languages(columns: Iterable[str]) -> list[str]:
    """Those of the columns that hold a city's name in a language: `name_` and its ISO 639 code."""
    return list(filter(_NAME_IN_LANGUAGE.fullmatch, columns))
