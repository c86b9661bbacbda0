"""What is told of the generated agreements: their terms, and the sources that tell of them."""

from datetime import date

import numpy as np
import pandas as pd
from numpy.random import Generator

from benchmarks.cities import weighted
from benchmarks.pairing import Twins

STATUSES = {
    "active": 76,
    "dormant": 6,
    "proposed": 6,
    "ended": 5,
    "approved": 3,
    "suspended": 3,
    "disputed": 1,
}
PRECISIONS = {"day": 40, "year": 27, "undated": 15, "month": 13, "interval": 5}
LENGTHS = {"day": 10, "month": 7, "year": 4, "undated": 0}
EPOCH = date(1970, 1, 1)
FIRST_DAY, LAST_DAY = ((day - EPOCH).days for day in (date(1950, 1, 1), date(2025, 12, 31)))
THEMES_NAMED = (0, 0, 1, 1, 2, 3, 4)
SOURCES_NAMED = (1, 1, 2, 3)
CLAIMS = 150
Texts = np.ndarray


def agreements(
    chance: Generator, cities: pd.DataFrame, twins: Twins, themes: list[str]
) -> pd.DataFrame:
    """The rows of agreements.csv, all text."""
    count = len(twins.a)
    a, b = (cities["city_id"].to_numpy(dtype=object)[party] for party in (twins.a, twins.b))
    status, signed_on = weighted(chance, STATUSES, count), dates(chance, count)
    years = chance.integers(1, 6, count).astype(str)
    return pd.DataFrame(
        {
            "agreement_id": [
                f"{x}-{y}-{number}" for x, y, number in zip(a, b, range(count), strict=True)
            ],
            "city_a": a,
            "city_b": b,
            "instrument": twins.instrument,
            "status": status,
            "signed_on": signed_on,
            "ends_on": _ends(chance, status, signed_on),
            "programme_years": np.where(chance.random(count) < 0.1, years, ""),
            "themes": _themes(chance, themes, count),
            **_circumstances(chance, cities["name"].to_numpy(dtype=object), twins),
        },
        dtype="str",
    )


def sources(chance: Generator, told: pd.DataFrame) -> pd.DataFrame:
    """One to three rows of sources.csv for each agreement; a few contradict the agreement."""
    rows = np.repeat(np.arange(len(told)), chance.choice(SOURCES_NAMED, len(told)))
    numbers = np.arange(len(rows)) - np.searchsorted(rows, rows)
    about = {name: told[name].to_numpy(dtype=object)[rows] for name in told.columns}
    doubtful = chance.random(len(rows)) < 0.05
    pairs = zip(about["city_a"], about["city_b"], strict=True)
    links = zip(about["agreement_id"], numbers, strict=True)
    table = {
        "agreement_id": about["agreement_id"],
        "title": [f"{a} and {b} sign an agreement" for a, b in pairs],
        "publisher": "City of " + about["city_a"],
        "url": [f"https://example.org/{agreement}/{number}" for agreement, number in links],
        "published_on": dates(chance, len(rows)),
        "says_status": np.where(doubtful, "disputed", about["status"]),
        "says_signed_on": np.where(doubtful, dates(chance, len(rows)), about["signed_on"]),
        "quote": "The two cities agreed to work together, says the council’s record.",
    }
    return pd.DataFrame(table, dtype="str")


def claims(chance: Generator, cities: pd.DataFrame) -> pd.DataFrame:
    """Rows of sources.csv that say how many agreements some cities and countries have."""
    some = cities.sample(CLAIMS, random_state=chance)
    is_country = chance.random(CLAIMS) < 0.25
    table = {
        "agreement_id": "",
        "title": "A yearbook of sister cities",
        "publisher": "City of " + some["name"],
        "published_on": dates(chance, CLAIMS),
        "claims_city": np.where(is_country, "", some["city_id"]),
        "claims_country": np.where(is_country, some["country"], ""),
        "claims_total": chance.integers(0, 40, CLAIMS).astype(str),
    }
    return pd.DataFrame(table, dtype="str")


def dates(chance: Generator, count: int) -> Texts:
    """Partial dates; at times a year of the Solar Hijri calendar, or none."""
    days = chance.integers(FIRST_DAY, LAST_DAY, count, endpoint=True).astype("datetime64[D]")
    precision, whole = weighted(chance, PRECISIONS, count), np.datetime_as_string(days)
    years = days.astype("datetime64[Y]").astype(int) + EPOCH.year
    texts = np.array([f"{year}-03-21/{year + 1}-03-20" for year in years], dtype=object)
    for name, length in LENGTHS.items():
        texts[precision == name] = whole[precision == name].astype(f"U{length or 1}")
    texts[precision == "undated"] = ""
    return texts


def _ends(chance: Generator, status: Texts, signed_on: Texts) -> list[str]:
    """A later year for those that ended, where it is known when they began."""
    lasted = chance.integers(2, 21, len(status))
    known = zip(status, signed_on, lasted, strict=True)
    return [str(int(d[:4]) + years) if s == "ended" and d else "" for s, d, years in known]


def _themes(chance: Generator, themes: list[str], count: int) -> list[str]:
    most = max(THEMES_NAMED)
    lots = np.argsort(chance.random((count, len(themes))), axis=1)[:, :most]
    named = zip(lots.tolist(), chance.choice(THEMES_NAMED, count), strict=True)
    return [";".join(themes[theme] for theme in lot[:few]) for lot, few in named]


def _circumstances(chance: Generator, names: Texts, twins: Twins) -> dict[str, list[str]]:
    """What is told of three agreements in ten."""
    told = chance.random(len(twins.a)) < 0.3
    pairs = list(zip(names[twins.a], names[twins.b], told, strict=True))
    return {
        "signed_at": [f"Town hall, {a}" if tell else "" for a, _b, tell in pairs],
        "signatories": [f"Mayor of {a};Mayor of {b}" if tell else "" for a, b, tell in pairs],
        "note": [
            f'The council of {b} calls it "renewed".' if tell else "" for _a, b, tell in pairs
        ],
    }
