"""Answers of a geocoding service, kept on disk so that nothing is asked twice."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

_TABLE = "CREATE TABLE IF NOT EXISTS answer (question TEXT PRIMARY KEY, answers TEXT)"


class Answers:
    """Lists of JSON objects by question, in one file that several processes may share."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def get(self, question: Sequence[str]) -> list[dict[str, Any]] | None:
        """The answers to a question, perhaps none of them; None when it was never answered."""
        rows = self._run("SELECT answers FROM answer WHERE question = ?", json.dumps(question))
        return json.loads(rows[0][0]) if rows else None

    def keep(self, question: Sequence[str], answers: list[dict[str, Any]]) -> None:
        """Remember the answers to a question in place of earlier ones."""
        values = json.dumps(question), json.dumps(answers)
        self._run("INSERT OR REPLACE INTO answer VALUES (?, ?)", *values)

    def _run(self, statement: str, *values: str) -> list[Any]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.path)) as connection, connection:
            connection.execute(_TABLE)
            return connection.execute(statement, values).fetchall()
