"""The package for programs: read by a CSVW library that is not ours, and by our own loader."""

import json
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from csvw import Table, TableGroup

from tests.atlases import AGREEMENTS, CITIES, SMALL, atlas_of, small_atlas
from twinning.atlas import Atlas
from twinning.colophon import colophon
from twinning.csvw import CHECKSUM, CHECKSUM_VALUE, ROWS, column_name
from twinning.dictionary import MEANINGS
from twinning.loading import load
from twinning.package import METADATA, package
from twinning.schema import TABLES
from twinning.selection import Selection
from twinning.view import view

TODAY = date(2026, 11, 25)
ADDRESS = "https://atlas.example/agreements?country=TR"
EVENTS = "agreement_id,date,kind,party\nkhoy-konya,2025,renewed,konya-tr\nkhoy-tabriz,,proposed,\n"
TURKISH, NOTHING = Selection(country=("TR",)), Selection(q="no such name")


def unpacked(tmp_path: Path, atlas: Atlas, selection: Selection) -> Path:
    """A folder with what the package of a selection holds."""
    shown = view(atlas, selection)
    with ZipFile(BytesIO(package(shown, colophon(shown, TODAY, ADDRESS)))) as archive:
        archive.extractall(tmp_path)
    return tmp_path


def described(folder: Path) -> dict:
    return json.loads((folder / METADATA).read_text(encoding="utf-8"))


def agreements_of(folder: Path) -> Table:
    """The table of agreements as the library has it."""
    group = TableGroup.from_file(folder / METADATA)
    return next(table for table in group.tables if table.local_name == "agreements.csv")


@pytest.mark.filterwarnings("ignore")  # the library's own
@pytest.mark.parametrize(
    ("selection", "counts"),
    [
        (TURKISH, {"agreements": 2, "cities": 3, "themes": 5, "sources": 4, "events": 1}),
        (Selection(), {"agreements": 6, "cities": 8, "themes": 5, "sources": 6, "events": 2}),
        (
            Selection(q="xyz"),
            {"agreements": 0, "cities": 0, "themes": 5, "sources": 0, "events": 0},
        ),
    ],
    ids=["one country", "all", "none"],
)
def test_a_csvw_library_finds_the_tables_sound_and_whole(
    tmp_path: Path, selection: Selection, counts: dict[str, int]
):
    folder = unpacked(tmp_path, small_atlas(events=EVENTS), selection)
    group = TableGroup.from_file(folder / METADATA)
    tables = {table.local_name.removesuffix(".csv"): table for table in group.tables}
    found = {name: len(list(tables[name].iterdicts(strict=True))) for name in counts}
    assert found == counts
    assert group.check_referential_integrity()


@pytest.mark.filterwarnings("ignore")
def test_a_csvw_library_reads_lists_numbers_and_codes(tmp_path: Path):
    folder = unpacked(tmp_path, small_atlas(), Selection(city=("tabriz-ir",)))
    table = agreements_of(folder)
    [row] = table.iterdicts(strict=True)
    assert (row["themes"], float(row["city_a_latitude"])) == (["tourism", "trade"], 38.08)


def test_the_loader_reads_the_package_back_without_a_problem(tmp_path: Path):
    folder = unpacked(tmp_path, small_atlas(events=EVENTS), TURKISH)
    found = load(folder)
    assert found.problems == ()
    assert found.agreements["agreement_id"].tolist() == ["khoy-konya", "konya-windhoek"]
    assert found.events["kind"].tolist() == ["renewed"]


def test_each_file_has_the_checksum_the_size_and_the_rows_that_are_stated(tmp_path: Path):
    folder = unpacked(tmp_path, small_atlas(events=EVENTS), TURKISH)
    for table in described(folder)["tables"]:
        content = (folder / table["url"]).read_bytes()
        assert table[CHECKSUM][CHECKSUM_VALUE] == sha256(content).hexdigest()
        assert table["dcat:byteSize"] == len(content)
        assert table[ROWS] == content.count(b"\r\n") - 1
    files = {table["url"] for table in described(folder)["tables"]} | {METADATA}
    assert files == {path.name for path in folder.iterdir()}


def test_the_description_says_what_was_selected_and_where_it_is(tmp_path: Path):
    atlas = small_atlas()
    found = described(unpacked(tmp_path, atlas, TURKISH))
    assert found["dc:description"] == "2 of 6 agreements: Türkiye"
    assert found["dc:source"] == {"@id": ADDRESS}
    assert found["dc:hasVersion"] == atlas.version
    assert found["dc:issued"] == {"@value": "2026-11-25", "@type": "xsd:date"}


def test_every_known_column_has_a_meaning():
    known = {name for table in TABLES for name in table.columns}
    assert known - MEANINGS.keys() == set()


@pytest.mark.filterwarnings("ignore")
def test_a_column_that_only_the_given_tables_know_is_described_by_its_heading(tmp_path: Path):
    lines = AGREEMENTS.splitlines()
    odd = "\n".join([f"{lines[0]},Büro (1)", *(f"{line},x" for line in lines[1:])]) + "\n"
    folder = unpacked(tmp_path, atlas_of(**SMALL | {"agreements": odd}), Selection())
    table = agreements_of(folder)
    assert {row[column_name("Büro (1)")] for row in table.iterdicts(strict=True)} == {"x"}


def test_the_same_selection_on_the_same_day_makes_the_same_bytes():
    shown = view(atlas_of(cities=CITIES, agreements=AGREEMENTS), Selection())
    about = colophon(shown, TODAY, ADDRESS)
    assert package(shown, about) == package(shown, about)
