"""The tables of a page, as the browser is told to draw them."""

import gzip
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pandas as pd
from streamlit.testing.v1 import AppTest

NAME = "twinning_grid"


@dataclass(frozen=True)
class Table:
    """A table: its name for those who do not see it, and everything it says and leads to."""

    alt: str
    data: dict[str, Any]

    @property
    def value(self) -> pd.DataFrame:
        """What stands in the cells, with what stands for the unknown."""
        return self._frame("cells").fillna(self.data["placeholder"])

    @property
    def addresses(self) -> pd.DataFrame:
        """Where the cells lead, without what is carried along; empty for nowhere."""
        return self._frame("links").fillna("")

    @property
    def titles(self) -> pd.DataFrame:
        """What the cells say on hover; empty for nothing."""
        return self._frame("titles").fillna("")

    @property
    def sort(self) -> pd.DataFrame:
        """What the cells are sorted by, where that is not what they say."""
        return self._frame("sort")

    @property
    def chosen(self) -> list[int]:
        """The places of the rows that are open."""
        rows = self.data["rows"]
        return [place for place, value in enumerate(rows["values"]) if value == rows["chosen"]]

    def opened_by(self, place: int) -> str:
        """The query of the address under which a closed row is open."""
        rows = self.data["rows"]
        pair = urlencode({rows["parameter"]: rows["values"][place]})
        return "&".join(filter(None, (rows["query"], pair)))

    def links(self) -> list[tuple[str, str]]:
        """The words and the address of every cell that leads somewhere, row by row."""
        words, addresses = (frame.to_numpy().ravel() for frame in (self.value, self.addresses))
        return [pair for pair in zip(words, addresses, strict=True) if pair[1]]

    def _frame(self, part: str) -> pd.DataFrame:
        rows = range(len(self.data["columns"][0]["cells"]))
        columns = {
            column["label"]: pd.Series(column.get(part), rows, dtype="object")
            for column in self.data["columns"]
        }
        return pd.DataFrame(columns)


def drawn(app: AppTest) -> list[Table]:
    """The tables of the page from top to bottom."""
    protos = [found.proto for found in app.get("bidi_component")]
    unpacked = [
        json.loads(gzip.decompress(proto.bytes)) for proto in protos if proto.component_name == NAME
    ]
    return [Table(data["alt"], data) for data in unpacked]


def table(app: AppTest, alt: str) -> Table:
    """The table of that name."""
    [found] = [table for table in drawn(app) if table.alt == alt]
    return found


def with_column(app: AppTest, label: str) -> pd.DataFrame:
    """What the first table with a column of that label says."""
    return next(table.value for table in drawn(app) if label in table.value)
