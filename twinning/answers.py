"""Answers of Nominatim: kept on disk so that nothing is asked twice, and judged."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from twinning.countries import country_name
from twinning.geometry import distance_km
from twinning.language import _
from twinning.location import Address, Located, Unlocated
from twinning.namesakes import ONE_PLACE_KM

Answer = dict[str, Any]
DIVISIONS = frozenset({"country", "state", "region", "province"})
_TABLE = "CREATE TABLE IF NOT EXISTS answer (question TEXT PRIMARY KEY, answers TEXT)"


class Answers:
    """Lists of JSON objects by question, in one file that several processes may share."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def get(self, question: Sequence[str]) -> list[Answer] | None:
        """The answers to a question, perhaps none of them; None when it was never answered."""
        rows = self._run("SELECT answers FROM answer WHERE question = ?", json.dumps(question))
        return json.loads(rows[0][0]) if rows else None

    def keep(self, question: Sequence[str], answers: list[Answer]) -> None:
        """Remember the answers to a question in place of earlier ones."""
        values = json.dumps(question), json.dumps(answers)
        self._run("INSERT OR REPLACE INTO answer VALUES (?, ?)", *values)

    def _run(self, statement: str, *values: str) -> list[Any]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.path)) as connection, connection:
            connection.execute(_TABLE)
            return connection.execute(statement, values).fetchall()


def judged(answers: Sequence[Answer], address: Address) -> Located | Unlocated:
    """What the answers say about an address: one settlement of its country, or nothing."""
    if not answers:
        return Unlocated(_("Nominatim knows no such place"))
    country = country_name(address.country)
    inside = [answer for answer in answers if _country(answer) == address.country]
    if not inside:
        return Unlocated(_("Nominatim's answer is not in {country}").format(country=country))
    settlements = [answer for answer in inside if answer.get("addresstype") not in DIVISIONS]
    if not settlements:
        return Unlocated(_("Nominatim's answer is a region, not a settlement"))
    position, *others = (_position(answer) for answer in settlements)
    if any(distance_km(*position, *other) > ONE_PLACE_KM for other in others):
        names = "; ".join(str(answer.get("display_name", "")) for answer in settlements)
        return Unlocated(_("Nominatim offers several places: {names}").format(names=names))
    return Located(*position, "nominatim", "medium", "", str(settlements[0].get("name", "")))


def _country(answer: Answer) -> str:
    details = answer.get("address")
    return str(details.get("country_code", "")).upper() if isinstance(details, dict) else ""


def _position(answer: Answer) -> tuple[float, float]:
    return float(answer["lat"]), float(answer["lon"])
