"""Briefs for tests: over the small atlas, on one day."""

from datetime import date

from tests.atlases import SMALL, atlas_of, csv_text
from twinning.atlas import Atlas
from twinning.brief import Brief, brief
from twinning.paper import Cell
from twinning.selection import Selection
from twinning.view import View, view

TODAY = date(2026, 11, 25)
ADDRESS = "https://atlas.example/agreements?country=IR"
HOSTILE = (
    "<script>alert(1)</script>",
    "#panic()",
    "$x$ and *a* and _b_",
    "] #] [",
    "</svg></title>&#60",
    "\\u{41} \\",
    "@source-1 <source-1>",
    "// no comment",
)
SHOWN_EACH = 11
"""How often a brief of the hostile atlas shows each: in five cells of agreements, four of events,
two of sources."""
EVENTS = """\
agreement_id,date,kind,title,due,source_url,note
khoy-konya,2025-12-14,commitment,A four-year programme,2026-06,https://example.org/1,
khoy-tabriz,2024,proposed,A letter,,https://example.org/letter,
konya-windhoek,,revived,,,,It was “last year”
"""


def small_brief(selection: Selection = Selection(), **tables: str) -> Brief:  # noqa: B008
    """The brief of the small atlas, with the tables named here in place of its own."""
    return brief(small_view(selection, **tables), TODAY, ADDRESS)


def small_view(selection: Selection = Selection(), **tables: str) -> View:  # noqa: B008
    """The small atlas with events, as a selection shows it."""
    return view(atlas_of(**(SMALL | {"events": EVENTS} | tables)), selection)


def hostile_atlas() -> Atlas:
    """An atlas in which every cell that a brief shows is hostile, an agreement for each text."""
    ids = [str(position) for position in range(len(HOSTILE))]
    rows = list(zip(ids, HOSTILE, strict=True))
    cities = [(f"c{i}", words, "IR", "1.5", "2.5") for i, words in rows]
    agreements = [
        (f"a{i}", f"c{i}", f"c{(int(i) + 1) % len(rows)}", "active", "t", words, words, words)
        for i, words in rows
    ]
    known = ("agreement_id", "city_a", "city_b", "status", "themes")
    return atlas_of(
        cities=csv_text([("city_id", "name", "country", "latitude", "longitude"), *cities]),
        agreements=csv_text([(*known, "signatories", "note", "signed_at"), *agreements]),
        themes=csv_text([("theme_id", "label"), ("t", HOSTILE[1])]),
        sources=csv_text(
            [("agreement_id", "title", "publisher"), *((f"a{i}", w, w) for i, w in rows)]
        ),
        events=csv_text(
            [
                ("agreement_id", "kind", "title", "note"),
                *((f"a{i}", "activity", words, words) for i, words in rows),
            ]
        ),
    )


def said(cell: Cell) -> str:
    """All that a cell says, on one line."""
    words = [part for line in cell.lines for part in (line.text, line.aside) if part]
    return " | ".join([*words, *map(str, cell.notes)])
