"""Exports: exactly the selected rows, readable again, and harmless in a spreadsheet."""

import csv
import io
import re

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.atlases import AGREEMENTS, CITIES, SMALL, atlas_of, csv_text, small_atlas
from twinning.atlas import Atlas
from twinning.exporting import PROFILES, export_csv
from twinning.extracts import JOINED, LABELS
from twinning.facets import mask
from twinning.quoting import guarded, quoted, unguarded
from twinning.schema import AGREEMENTS as AGREEMENTS_SCHEMA
from twinning.selection import Selection

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
HOSTILE = [
    '=HYPERLINK("https://example.org","x")',
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "'=1",
    "''@x",
    "=",
    "-",
]
HARMLESS = [
    "",
    "NA",
    "-33.8688",
    "+43",
    "1e-05",
    "-1,5",
    "-1.234,5",
    "'s-Hertogenbosch",
    "Isfahan",
    "a=b",
    " =1",
    "${alert(1)}",
    "</script>",
    'say "no"',
    "two\nlines",
    "two\r\nlines",
    "one\rtwo",
    "semi;colon, comma",
    "تبریز",
]


def everything(atlas: Atlas) -> np.ndarray:
    return np.ones(len(atlas.agreements), dtype=bool)


def rows(content: bytes) -> list[list[str]]:
    """The cells of an export as any other program reads them."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def again(content: bytes, **tables: str) -> Atlas:
    """The atlas whose agreements are an earlier export."""
    return atlas_of(**(SMALL | tables | {"agreements": content}))


def test_a_machine_reads_ids_with_names_countries_and_coordinates():
    content = export_csv(
        small_atlas(), mask(small_atlas(), Selection(city=("konya-tr",))), "machine"
    )
    assert content.decode() == (
        "agreement_id,city_a,city_a_name,city_a_country,city_a_latitude,city_a_longitude,"
        "city_b,city_b_name,city_b_country,city_b_latitude,city_b_longitude,"
        "status,instrument,signed_on,ends_on,programme_years,themes,signed_at,signatories,"
        "organiser,languages,note\r\n"
        "khoy-konya,khoy-ir,Khoy,IR,38.5503,44.9521,konya-tr,Konya,TR,37.8714,32.4846,"
        "active,sister-city,2025-04-09,,,spiritual-tourism,,,,,\r\n"
        "konya-windhoek,konya-tr,Konya,TR,37.8714,32.4846,"
        "windhoek-na,Windhoek,NA,-22.5594,17.0832,"
        "ended,friendship,1999,,,,,,,,\r\n"
    )


def test_a_spreadsheet_has_labels_beside_ids():
    atlas = small_atlas()
    content = export_csv(atlas, mask(atlas, Selection(instrument=("mou",))), "spreadsheet")
    header, cells = rows(content)
    labels = {n: c for n, c in zip(header, cells, strict=True) if n.endswith("_label")}
    assert content.startswith(BYTE_ORDER_MARK + b"agreement_id,")
    assert labels == {
        "city_a_country_label": "Iran",
        "city_b_country_label": "Iran",
        "status_label": "Proposed",
        "instrument_label": "Memorandum of understanding",
        "themes_label": "Tourism; Trade",
    }
    assert header[header.index("themes") + 1] == "themes_label"


def test_only_the_spreadsheet_has_a_byte_order_mark():
    atlas = small_atlas()
    marked = {p: export_csv(atlas, everything(atlas), p).count(BYTE_ORDER_MARK) for p in PROFILES}
    assert marked == {"machine": 0, "spreadsheet": 1}


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(
    "chosen",
    [
        Selection(),
        Selection(theme=("tourism",)),
        Selection(country=("NA",), undated=False),
        Selection(country=("JP",)),
    ],
    ids=["all", "some", "one", "none"],
)
def test_exactly_the_selected_rows_in_the_order_of_the_file(profile: str, chosen: Selection):
    atlas = small_atlas()
    kept = mask(atlas, chosen)
    exported = rows(export_csv(atlas, kept, profile))
    assert [row[0] for row in exported[1:]] == atlas.agreements["agreement_id"][kept].tolist()


def test_what_is_not_known_is_left_empty():
    atlas = small_atlas()
    header, cells = rows(export_csv(atlas, mask(atlas, Selection(city=("lost-de",))), "machine"))
    lost = dict(zip(header, cells, strict=True))
    assert (lost["city_b_latitude"], lost["city_b_longitude"]) == ("", "")


def test_unknown_columns_are_exported_untouched_behind_the_known_ones():
    header, *body = AGREEMENTS.splitlines()
    extra = [f'{row}," two  blanks ",{n}' for n, row in enumerate(body)]
    atlas = small_atlas(agreements="\n".join([f"{header},File no.,=odd", *extra]))
    exported = rows(export_csv(atlas, everything(atlas), "machine"))
    assert [row[-2:] for row in exported[:2]] == [["File no.", "=odd"], [" two  blanks ", "0"]]


@pytest.mark.parametrize("cell", HOSTILE)
def test_what_would_run_in_a_spreadsheet_is_guarded(cell: str):
    assert guarded(["x", cell]) == ["x", f"'{cell}"]
    assert unguarded(f"'{cell}") == cell


@pytest.mark.parametrize("cell", HARMLESS)
def test_numbers_and_plain_text_are_left_alone(cell: str):
    assert list(guarded(["=", cell])) == ["'=", cell]
    assert unguarded(cell) == cell


def test_names_of_cities_and_columns_are_guarded_too():
    atlas = small_atlas(
        cities=CITIES.replace("Konya", '"=HYPERLINK(""x"")"'),
        agreements="agreement_id,city_a,city_b,status,=cmd\na,windhoek-na,konya-tr,active,@x\n",
    )
    header, cells = rows(export_csv(atlas, everything(atlas), "spreadsheet"))
    row = dict(zip(header, cells, strict=True))
    assert row["city_b_name"] == '\'=HYPERLINK("x")'
    assert row["'=cmd"] == "'@x"
    assert row["city_a_latitude"] == "-22.5594"


@pytest.mark.parametrize("profile", PROFILES)
def test_no_cell_of_a_spreadsheet_can_run_and_no_cell_of_a_machine_is_changed(profile: str):
    atlas = atlas_of(**with_extra("note", HOSTILE + HARMLESS))
    exported = rows(export_csv(atlas, everything(atlas), profile))
    cells = [cell for row in exported for cell in row]
    risky = [cell for cell in cells if re.match(r"[=+\-@\t\r\n＝]", cell) and not is_number(cell)]
    assert bool(risky) == (profile == "machine")
    if profile == "machine":
        assert [row[-1] for row in exported[1:]] == HOSTILE + HARMLESS


def is_number(cell: str) -> bool:
    """Whether it is a number in any country's writing."""
    return re.fullmatch(r"[+-]?[\d.,]+", cell) is not None


def with_extra(name: str, cells: list[str]) -> dict[str, str]:
    """Tables with one agreement for each cell of an extra column."""
    cities = [["city_id", "name", "country"], ["hub", "Hub", "IR"]]
    agreements = [["agreement_id", "city_a", "city_b", "status", f"my {name}"]]
    for number, cell in enumerate(cells):
        cities.append([f"c{number}", f"City {number}", "NA"])
        agreements.append([f"a{number}", "hub", f"c{number}", "active", cell])
    return {"cities": csv_text(cities), "agreements": csv_text(agreements)}


CELLS = st.one_of(
    st.sampled_from(HOSTILE + HARMLESS),
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffd")),
    st.text("'=+-@,;\"\n\r\t aنć＝", max_size=6),
)
NAMES = st.one_of(
    st.sampled_from(["=x", "'=x", "My Note", "a,b", 'a"b', "x\ny", "-5", "STATUS2", "ﬁle", "..."]),
    st.text("'=+-@,;\" aن", min_size=1, max_size=6).map(str.strip).filter(bool),
)
EXTRAS = st.dictionaries(NAMES, st.lists(CELLS, min_size=6, max_size=6), max_size=3)
NOTES = st.lists(CELLS, min_size=6, max_size=6)


@settings(max_examples=40)  # each reads the tables three times
@given(NOTES, EXTRAS)
@example(["=a", "'=a", "a\r\nb", '"', "NA", "''"], {"'=": ["'", "=", "+", "''=", "-5", "\r"]})
def test_an_export_read_again_is_exported_the_same(notes: list[str], extras: dict[str, list[str]]):
    atlas = small_atlas(agreements=table(notes, extras))
    for profile in PROFILES:
        first = export_csv(atlas, everything(atlas), profile)
        reread = again(first)
        assert reread.problems == ()
        assert reread.agreements[[*atlas.agreements]].equals(atlas.agreements)
        assert {p: export_csv(reread, everything(reread), p) for p in PROFILES} == {
            p: export_csv(atlas, everything(atlas), p) for p in PROFILES
        }


def table(notes: list[str], extras: dict[str, list[str]]) -> str:
    """The small agreements with these notes and extra columns."""
    header, *body = [line.split(",") for line in AGREEMENTS.splitlines()]
    cells = [
        [*row[:-1], notes[n], *(column[n] for column in extras.values())]
        for n, row in enumerate(body)
    ]
    return csv_text([[*header, *extras], *cells])


@settings(max_examples=20)
@given(st.lists(st.booleans(), min_size=6, max_size=6), st.sampled_from(PROFILES))
def test_a_part_read_again_is_that_part(chosen: list[bool], profile: str):
    atlas = small_atlas()
    part = export_csv(atlas, np.array(chosen), profile)
    reread = again(part, sources="agreement_id,title\n")
    assert reread.agreements["agreement_id"].tolist() == (
        atlas.agreements["agreement_id"][chosen].tolist()
    )
    assert export_csv(reread, everything(reread), profile) == part


def test_columns_that_an_export_made_are_made_anew():
    atlas = small_atlas()
    spreadsheet = export_csv(atlas, everything(atlas), "spreadsheet").decode("utf-8-sig")
    moved = again(spreadsheet.encode(), cities=CITIES.replace("Konya", "Qonya"))
    header, first, *_others = rows(export_csv(moved, everything(moved), "machine"))
    assert first[header.index("city_b_name")] == "Qonya"
    assert [name for name in header if name in LABELS] == []
    assert len(header) == len(AGREEMENTS_SCHEMA.columns) + len(JOINED)


@given(
    st.lists(st.lists(st.text("a,;\t'\"\r\n ", max_size=4), min_size=2, max_size=4), min_size=1),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_any_reader_of_csv_gets_the_cells_back(cells, separator: str, line_end: str):
    text = csv_text(cells, separator=separator, line_end=line_end)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    assert list(reader) == cells


def test_only_what_needs_it_is_quoted():
    assert list(quoted(["plain", "a,b", 'say "no"', "x\ny", "x\ry", "", "a;b"])) == [
        "plain",
        '"a,b"',
        '"say ""no"""',
        '"x\ny"',
        '"x\ry"',
        "",
        "a;b",
    ]
