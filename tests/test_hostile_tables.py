"""Hostile tables: whatever the files hold, rows are used or named, and nothing else happens."""

import csv
import io
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twinning.atlas import Atlas, build
from twinning.errors import DataError
from twinning.filling import FILLED, fill
from twinning.folder import read
from twinning.loading import tables
from twinning.location import Unlocated
from twinning.schema import CITIES, TABLES, TableSchema

SOUND = {
    "cities.csv": b"city_id,name,country\na,A,IR\nb,B,NA\n",
    "agreements.csv": b"agreement_id,city_a,city_b,status,themes\n1,a,b,active,arts\n",
    "themes.csv": b"theme_id,parent\nculture,\narts,culture\n",
    "sources.csv": b"agreement_id,title\n1,News\n",
}
HOSTILE = [
    "${alert(1)}",
    "`backticks`",
    r"\0",
    "\\",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '=HYPERLINK("https://x.example","click")',
    "'=1+1",
    '"quoted", and more',
    "two\nlines",
    "; DROP TABLE",
    "{{ 7 * 7 }}",
    "%s %(name)s {0}",
    "\u2067isolated\u2069",
    "e\u0301\u0301\u0301",
    "🏙️",
    "x" * 200,
]
UNUSABLE = {
    "\u202egnp.exe": "holds a control character",
    "A\x00B": "holds a control character",
    "\x1b[2J": "holds a control character",
    "x" * 10_000: "is longer than 200 characters",
}
SENSIBLE = ["", "a", "b", "1", "arts", "NA", "IR", "active", "mou", "2025", "91", "1,5"]
INVISIBLE = ["'", '"', "\ufeff", "\u2028", "\x1c", "\x85", "\r", "\xa0"]
CELLS = st.sampled_from([*SENSIBLE, *INVISIBLE, *HOSTILE, *UNUSABLE])


def written(rows: Sequence[Sequence[str]], separator: str = ",") -> str:
    """The rows as a CSV file, all cells in quotation marks."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)
    return text.getvalue()


def unlocated(cities: pd.DataFrame) -> tuple[pd.DataFrame, tuple[Unlocated, ...]]:
    """The cities as they are."""
    return cities, ()


def everywhere(cities: pd.DataFrame) -> tuple[pd.DataFrame, tuple[Unlocated, ...]]:
    """The cities, all of them at one place."""
    place = {"latitude": 1.5, "longitude": -2.25, "location_method": "given"}
    return cities.assign(**place, location_confidence="high", geonames_id="7"), ()


def atlas(contents: dict[str, bytes]) -> Atlas | None:
    """The atlas of the files, None when they are refused with the loader's own error."""
    with suppress(DataError):
        return build(contents, unlocated)
    return None


@st.composite
def tables_of(draw: st.DrawFn, schema: TableSchema) -> list[list[str]]:
    """Rows under a header that is nearly that of a schema, most of them as long as it."""
    known = st.lists(st.sampled_from(schema.columns), max_size=4)
    header = [*schema.required, *draw(known), *draw(st.lists(CELLS, max_size=2))]
    header = draw(st.permutations(header))
    widths = st.sampled_from([len(header)] * 8 + [1, len(header) + 1])
    rows = st.lists(widths.flatmap(lambda n: st.lists(CELLS, min_size=n, max_size=n)), max_size=5)
    return [header, *draw(rows)]


DAMAGES = st.sampled_from(
    [
        lambda content: content,
        lambda content: content[: len(content) // 2],
        lambda content: content.replace(b'"', b""),
        lambda content: content.replace(b",", b"\x00"),
        lambda content: content.replace(b"a", b"\xff"),
        lambda content: content[1:],
    ]
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_a_name(name: str):
    cities = written([["city_id", "name", "country", "remark"], ["a", name, "NA", name]])
    made = atlas(SOUND | {"cities.csv": cities.encode()})
    assert made is not None
    assert made.cities.loc["a", ["name", "country", "remark"]].tolist() == [name, "NA", name]
    assert [problem for problem in made.problems if problem.file == "cities.csv"] == []


@pytest.mark.parametrize(("name", "why"), UNUSABLE.items())
def test_a_name_that_cannot_be_shown_is_named_as_a_problem(name: str, why: str):
    cities = written([["city_id", "name", "country"], ["a", name, "IR"], ["b", "B", "NA"]])
    made = atlas(SOUND | {"cities.csv": cities.encode()})
    assert made is not None
    assert list(made.cities.index) == ["b"]
    records = [(p.file, p.line, p.column, p.value, p.expected) for p in made.problems]
    assert records == [
        ("cities.csv", 2, "name", name, why),
        ("agreements.csv", 2, "city_a", "a", "was set aside in cities.csv"),
        ("sources.csv", 2, "agreement_id", "1", "was set aside in agreements.csv"),
    ]
    assert all(len(str(problem)) < 400 and str(problem).isprintable() for problem in made.problems)


@given(st.sampled_from(TABLES), st.binary(max_size=200))
@settings(max_examples=70)
def test_no_bytes_upset_the_loader(schema: TableSchema, content: bytes):
    atlas(SOUND | {schema.file: content})


@given(st.sampled_from(TABLES), st.binary(max_size=60))
@settings(max_examples=40)
def test_no_bytes_behind_a_sound_header_upset_the_loader(schema: TableSchema, content: bytes):
    made = atlas(SOUND | {schema.file: ",".join(schema.columns).encode() + b"\n" + content})
    assert made is not None


@given(
    st.tuples(*map(tables_of, TABLES)),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    DAMAGES,
)
@settings(max_examples=70)
def test_no_nearly_sound_tables_upset_the_loader(rows, separator, encoding, damage):
    texts = [written(table, separator) for table in rows]
    atlas(
        {
            schema.file: damage(text.encode(encoding, errors="replace"))
            for schema, text in zip(TABLES, texts, strict=True)
        }
    )


@given(st.tuples(*map(tables_of, TABLES)))
@settings(max_examples=40)
def test_every_row_is_in_its_table_or_among_the_problems(rows):
    contents = {s.file: written(table).encode() for s, table in zip(TABLES, rows, strict=True)}
    found = tables(contents)
    frames = (found.cities, found.agreements, found.themes, found.sources, found.events)
    for schema, frame, (_header, *body) in zip(TABLES, frames, rows, strict=True):
        listed = {p.line for p in found.problems if p.file == schema.file}
        filled = [row for row in body if any(map(str.strip, row))]
        assert listed.isdisjoint(frame.index)
        assert len(frame) + len(listed - {1}) == len(filled)


@given(tables_of(CITIES), st.sampled_from(["utf-8", "utf-16", "cp1254"]), DAMAGES)
@settings(max_examples=30)
def test_filling_changes_nothing_but_blank_places(rows, encoding, damage):
    before = SOUND | {"cities.csv": damage(written(rows).encode(encoding, errors="replace"))}
    with TemporaryDirectory() as name:
        for file, content in before.items():
            (Path(name) / file).write_bytes(content)
        with suppress(DataError):
            fill(Path(name), everywhere)
        after = read(Path(name))
    with suppress(DataError):
        old, new = tables(before), tables(after)
        others = old.cities.columns.drop([*FILLED, "geonames_id"])
        assert new.cities[others].equals(old.cities[others])
        assert [(p.file, p.line) for p in new.problems] == [(p.file, p.line) for p in old.problems]
        for column in FILLED:
            stated = old.cities[column] != ""
            assert new.cities[column][stated].equals(old.cities[column][stated])
