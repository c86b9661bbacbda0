"""A generated world: tables of the size and shape of all known agreements, the same every time."""

import csv
import shutil
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random

from benchmarks.cities import Pair, Row, drawn, twinned, weighted
from twinning.loading import load
from twinning.schema import AGREEMENTS, CITIES, SOURCES, THEMES
from twinning.settings import PROJECT

SHIPPED = PROJECT / "data"
WORLD_AGREEMENTS = 26_000
WORLD_CITIES = 17_000
SEED = 1404

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
FIRST_DAY, LAST_DAY = date(1950, 1, 1).toordinal(), date(2025, 12, 31).toordinal()


def write(
    folder: Path,
    *,
    agreements: int = WORLD_AGREEMENTS,
    cities: int = WORLD_CITIES,
    seed: int = SEED,
) -> None:
    """Write the four tables into `folder`; the same numbers always make the same bytes."""
    chance = Random(seed)
    themes = load(SHIPPED).themes["theme_id"].tolist()
    parties = drawn(chance, cities)
    pairs = islice(twinned(chance, parties), agreements)
    made = [_agreement(chance, number, pair, themes) for number, pair in enumerate(pairs)]
    _write(folder / CITIES.file, parties)
    _write(folder / AGREEMENTS.file, made)
    _write(folder / SOURCES.file, [source for row in made for source in _sources(chance, row)])
    shutil.copyfile(SHIPPED / THEMES.file, folder / THEMES.file)


def _agreement(chance: Random, number: int, pair: Pair, themes: list[str]) -> Row:
    a, b, instrument = pair
    status, signed_on = weighted(chance, STATUSES), _date(chance)
    ended = status == "ended" and signed_on
    return {
        "agreement_id": f"{a['city_id']}-{b['city_id']}-{number}",
        "city_a": a["city_id"],
        "city_b": b["city_id"],
        "instrument": instrument,
        "status": status,
        "signed_on": signed_on,
        "ends_on": str(int(signed_on[:4]) + chance.randint(2, 20)) if ended else "",
        "programme_years": str(chance.randint(1, 5)) if chance.random() < 0.1 else "",
        "themes": ";".join(chance.sample(themes, chance.choice((0, 0, 1, 1, 2, 3, 4)))),
        **_circumstances(chance, a["name"], b["name"]),
    }


def _circumstances(chance: Random, name_a: str, name_b: str) -> Row:
    """What is told of three agreements in ten."""
    if chance.random() > 0.3:
        return dict.fromkeys(("signed_at", "signatories", "note"), "")
    return {
        "signed_at": f"Town hall, {name_a}",
        "signatories": f"Mayor of {name_a};Mayor of {name_b}",
        "note": f'The council of {name_b} calls it "renewed".',
    }


def _sources(chance: Random, agreement: Row) -> Iterator[Row]:
    """One to three sources; a few of them contradict the table."""
    for number in range(chance.choice((1, 1, 2, 3))):
        doubtful = chance.random() < 0.05
        yield dict.fromkeys(SOURCES.columns, "") | {
            "agreement_id": agreement["agreement_id"],
            "title": f"{agreement['city_a']} and {agreement['city_b']} sign an agreement",
            "publisher": f"City of {agreement['city_a']}",
            "url": f"https://example.org/{agreement['agreement_id']}/{number}",
            "published_on": _date(chance),
            "says_status": "disputed" if doubtful else agreement["status"],
            "says_signed_on": _date(chance) if doubtful else agreement["signed_on"],
            "quote": "The two cities agreed to work together, says the council’s record.",
        }


def _date(chance: Random) -> str:
    """A partial date; at times a year of the Solar Hijri calendar, or none."""
    day = date.fromordinal(chance.randint(FIRST_DAY, LAST_DAY))
    precision = weighted(chance, PRECISIONS)
    if precision == "interval":
        return f"{day.year}-03-21/{day.year + 1}-03-20"
    return day.isoformat()[: LENGTHS[precision]]


def _write(path: Path, rows: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
