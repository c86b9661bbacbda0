"""Loading: files in any usual form become the same tables; what is wrong is told, not thrown."""

from collections.abc import Callable
from pathlib import Path

import pytest

from twinning.errors import DataError
from twinning.loading import Tables, load, tables
from twinning.schema import AGREEMENTS, CITIES, SOURCES, THEMES

Folder = Callable[..., Path]

CITY_ROWS = "city_id,name,country\nkhoy-ir,Khoy,IR\nkonya-tr,Konya,TR\nizmir-tr,İzmir,TR\n"
AGREEMENT_ROWS = "agreement_id,city_a,city_b,status\nkhoy-konya,khoy-ir,konya-tr,active\n"


def loaded(cities: str | bytes = CITY_ROWS, agreements: str = AGREEMENT_ROWS) -> Tables:
    """The tables of two files."""
    content = cities.encode() if isinstance(cities, str) else cities
    return tables({CITIES.file: content, AGREEMENTS.file: agreements.encode()})


def told(found: Tables) -> list[str]:
    """The problems as a keeper reads them."""
    return [str(problem) for problem in found.problems]


def refusal(cities: str | bytes, agreements: str = AGREEMENT_ROWS) -> list[str]:
    """Why the tables cannot be used at all."""
    with pytest.raises(DataError) as caught:
        loaded(cities, agreements)
    return [str(problem) for problem in caught.value.problems]


def test_two_tables_are_enough(folder: Folder):
    found = load(folder(cities=CITY_ROWS, agreements=AGREEMENT_ROWS))
    assert found.problems == ()
    assert found.cities["name"].to_dict() == {2: "Khoy", 3: "Konya", 4: "İzmir"}
    assert tuple(found.cities) == CITIES.columns
    assert tuple(found.agreements) == AGREEMENTS.columns
    assert (tuple(found.themes), len(found.themes)) == (THEMES.columns, 0)
    assert (tuple(found.sources), len(found.sources)) == (SOURCES.columns, 0)


def test_every_cell_is_text_and_a_missing_column_is_blank_or_the_default():
    found = loaded()
    assert {str(kind) for kind in found.cities.dtypes} == {"str"}
    [row] = found.agreements.to_dict("records")
    given = {"agreement_id": "khoy-konya", "city_a": "khoy-ir", "city_b": "konya-tr"}
    taken = {"status": "active", "instrument": "sister-city"}
    assert row == dict.fromkeys(AGREEMENTS.columns, "") | given | taken
    assert set(found.cities["level"]) == {"city"}


def test_a_blank_cell_takes_the_default_too():
    cities = "city_id,name,country,level\na,A,IR, \nb,B,IR,province\n"
    agreements = "agreement_id,city_a,city_b,status,instrument\n1,a,b,active,\n2,a,b,active,mou\n"
    found = loaded(cities, agreements)
    assert found.cities["level"].tolist() == ["city", "province"]
    assert found.agreements["instrument"].tolist() == ["sister-city", "mou"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1254"]
)
def test_a_spreadsheets_way_of_writing_makes_no_difference(
    encoding: str, line_end: str, separator: str
):
    text = CITY_ROWS.replace(",", separator).replace("\n", line_end)
    found = loaded(text.encode(encoding))
    assert found.cities.equals(loaded().cities)
    assert found.problems == ()


def test_a_table_in_windows_1252_or_1256_is_read():
    western = CITY_ROWS.replace("İzmir", "Köln").encode("cp1252")
    arabic = CITY_ROWS.replace("İzmir", "قونية").encode("cp1256")
    assert loaded(western).cities.at[4, "name"] == "Köln"
    assert loaded(arabic).cities.at[4, "name"] == "قونية"


def test_the_separator_is_that_of_the_header_whatever_the_cells_hold():
    cities = 'name;"Remark\n(a, b, c)";city_id;country\nKhoy;a,b,c,d,e;khoy-ir;IR\n'
    assert told(loaded(cities)) == ["agreements.csv:2: city_b 'konya-tr' is not in cities.csv"]
    assert loaded(cities).cities.at[3, "Remark\n(a, b, c)"] == "a,b,c,d,e"


def test_columns_come_in_any_order_and_case_and_unknown_ones_stay_behind_untouched():
    cities = "Mayor, COUNTRY ,name, City_ID,name_fa\n  X ,IR, Khoy ,khoy-ir,خوی\n"
    found = loaded(cities, AGREEMENT_ROWS.splitlines()[0])
    assert tuple(found.cities) == (*CITIES.columns, "Mayor", "name_fa")
    [row] = found.cities[["city_id", "name", "country", "Mayor", "name_fa"]].to_numpy().tolist()
    assert row == ["khoy-ir", "Khoy", "IR", "  X ", "خوی"]


def test_a_second_column_of_a_name_is_kept_under_another_and_told():
    cities = "city_id,name,country,note,note,note,note (2),\na,A,IR,1,2,3,4,5\n"
    found = loaded(cities, AGREEMENT_ROWS.splitlines()[0])
    assert told(found) == [
        "cities.csv:1: note 'note' names a second column; its cells are kept as “note (2)”",
        "cities.csv:1: note 'note' names a second column; its cells are kept as “note (3)”",
        "cities.csv:1: note (2) 'note (2)' names a second column; "
        "its cells are kept as “note (2) (2)”",
    ]
    extras = found.cities.drop(columns=list(CITIES.columns)).to_dict("records")
    kept = {"note": "1", "note (2)": "2", "note (3)": "3", "note (2) (2)": "4", "column 8": "5"}
    assert extras == [kept]


def test_a_kept_column_takes_no_name_from_another():
    cities = "city_id,name,country,note (2),note,note\na,A,IR,1,2,3\n"
    extras = loaded(cities, AGREEMENT_ROWS.splitlines()[0]).cities.drop(columns=[*CITIES.columns])
    assert extras.to_dict("records") == [{"note (2)": "1", "note": "2", "note (3)": "3"}]


def test_a_second_column_of_a_known_name_does_not_count():
    cities = "city_id,name,country,NAME\na,A,IR,B\n"
    found = loaded(cities, AGREEMENT_ROWS.splitlines()[0])
    assert found.cities[["name", "name (2)"]].to_numpy().tolist() == [["A", "B"]]


def test_columns_with_unreadable_names_are_kept_and_told():
    cities = f"city_id,name,country,a\x00b,{'x' * 201}\na,A,IR,1,2\n"
    found = loaded(cities, AGREEMENT_ROWS.splitlines()[0])
    assert told(found) == [
        r"cities.csv:1: a\x00b 'a\x00b' holds a control character",
        f"cities.csv:1: {'x' * 79}… '{'x' * 79}…' is longer than 200 characters",
    ]
    assert found.cities.iloc[0].tolist()[-2:] == ["1", "2"]


def test_ragged_rows_are_set_aside_but_empty_cells_behind_the_last_column_are_nothing():
    cities = "city_id,name,country\na,A\nb,B,IR,,\nc,C,IR,x\nd\ne,E,TR\n"
    found = loaded(cities, AGREEMENT_ROWS.splitlines()[0])
    assert told(found) == [
        "cities.csv:2: has 2 cells where the header has 3",
        "cities.csv:4: has 4 cells where the header has 3",
        "cities.csv:5: has 1 cell where the header has 3",
    ]
    assert [problem.value for problem in found.problems] == ["a,A", "c,C,IR,x", "d"]
    assert found.cities["city_id"].to_dict() == {3: "b", 6: "e"}


def test_blank_rows_are_nothing():
    cities = "\n,,\ncity_id,name,country\n\n,,\na,A,IR\n\n"
    found = loaded(cities, AGREEMENT_ROWS.splitlines()[0])
    assert (found.cities["city_id"].to_dict(), told(found)) == ({6: "a"}, [])


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_row_over_several_lines_keeps_the_line_numbers_after_it_right(line_end: str):
    cities = 'city_id,name,country,"no\nte"\na,A,IR,"one\n\ntwo"\nb,B,Iran,\nc,C,IR,\n'
    found = loaded(cities.replace("\n", line_end), AGREEMENT_ROWS.splitlines()[0])
    assert [problem.line for problem in found.problems] == [6]
    assert found.cities["city_id"].to_dict() == {3: "a", 7: "c"}


def test_a_stray_quotation_mark_costs_no_row_but_its_own():
    cities = 'city_id,name,country\na,"A,IR\nb,"B",IR\nc,"C" city,IR\nd,5" D,IR\ne,"E ""e""",IR\n'
    found = loaded(cities, AGREEMENT_ROWS.splitlines()[0])
    advice = (
        "cannot be read: a quotation mark is never closed, is followed by text, or encloses more "
        "than 131,072 characters; within a quotation it must be doubled"
    )
    assert told(found) == [f"cities.csv:2: {advice}", f"cities.csv:4: {advice}"]
    assert found.cities["name"].to_dict() == {3: "B", 5: '5" D', 6: 'E "e"'}


def test_a_quotation_left_open_to_the_end_costs_only_the_row_it_begins_in():
    cities = 'city_id,name,country\na,A,IR\nb,"B,IR\nc,C,IR\n'
    found = loaded(cities, AGREEMENT_ROWS.splitlines()[0])
    assert [problem.line for problem in found.problems] == [3]
    assert found.cities["city_id"].tolist() == ["a", "c"]


def test_a_header_left_open_stops_and_names_the_line():
    [told] = refusal('\n"city_id,name,country\na,A,IR\n')
    assert told.startswith("cities.csv:2: cannot be read: a quotation mark is never closed")


def test_a_table_without_rows_is_sound():
    found = loaded("city_id,name,country\n", AGREEMENT_ROWS.splitlines()[0])
    assert [len(found.cities), len(found.agreements), told(found)] == [0, 0, []]


def test_themes_are_free_while_the_table_of_themes_has_no_rows():
    agreements = "agreement_id,city_a,city_b,status,themes\n1,khoy-ir,konya-tr,active,arts\n"
    contents = {CITIES.file: CITY_ROWS.encode(), AGREEMENTS.file: agreements.encode()}
    with_header = contents | {THEMES.file: b"theme_id,parent\n"}
    with_rows = contents | {THEMES.file: b"theme_id,parent\nsport,\n"}
    assert [told(tables(files)) for files in (contents, with_header, with_rows)] == [
        [],
        [],
        ["agreements.csv:2: themes 'arts' is not in themes.csv"],
    ]


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\n \r\n", b",,\n", b'""'])
def test_an_empty_file_stops_and_says_what_it_must_hold(content: bytes):
    expected = "is empty: its first row must name its columns, at least city_id, name, country"
    assert refusal(content) == [f"cities.csv: {expected}"]


def test_a_missing_required_column_stops_and_names_the_columns_there_are():
    assert refusal("id,name,\u202enote\n", "agreement_id\n") == [
        r"cities.csv:1: lacks the required columns city_id, country; "
        r"its columns are id, name, \u202enote",
        r"cities.csv:1: \u202enote '\u202enote' holds a control character",
        "agreements.csv:1: lacks the required columns city_a, city_b, status; "
        "its columns are agreement_id",
    ]


@pytest.mark.parametrize("beginning", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_workbook_stops_and_says_how_to_save_it(beginning: bytes):
    advice = "is a workbook of a spreadsheet program: save it as “CSV UTF-8” from there"
    assert refusal(beginning + bytes(100)) == [f"cities.csv: {advice}"]


def test_missing_files_stop_and_say_where_they_belong(tmp_path: Path):
    with pytest.raises(DataError) as caught:
        load(tmp_path)
    advice = (
        f"is missing from {tmp_path}: put it there, or name the folder that holds it in the "
        "environment variable TWINNING_DATA"
    )
    told = [str(problem) for problem in caught.value.problems]
    assert told == [f"cities.csv: {advice}", f"agreements.csv: {advice}"]


def test_a_file_that_cannot_be_read_stops_and_says_why(folder: Folder):
    place = folder(cities=CITY_ROWS)
    (place / AGREEMENTS.file).mkdir()
    with pytest.raises(DataError, match=r"^agreements.csv: cannot be read: Is a directory$"):
        load(place)


def test_every_problem_of_every_file_is_found_at_once():
    contents = {
        "cities.csv": "city_id,name,country\na,A,IR\nb,B,Iran\nc\nd,D,TR\n",
        "agreements.csv": "agreement_id,city_a,city_b,status,signed_on,themes\n"
        "1,a,b,active,2025-02-30,\n2,a,d,signed,,opera\n3,a,d,active,,arts\n4,d,a,active,,\n",
        "themes.csv": "theme_id,parent\narts,\nopera,music\n",
        "sources.csv": "agreement_id,title,url\n1,News,ftp://x\n3,,\n",
    }
    found = tables({file: content.encode() for file, content in contents.items()})
    a_date = "is not a date like 2025-04-09, 2025-04, 2025 or 2003-03-21/2004-03-19"
    statuses = "proposed, approved, active, dormant, suspended, ended, disputed"
    assert told(found) == [
        "cities.csv:3: country 'Iran' is not an ISO 3166-1 alpha-2 country code (did you mean IR?)",
        "cities.csv:4: has 1 cell where the header has 3",
        f"agreements.csv:2: signed_on '2025-02-30' {a_date}",
        "agreements.csv:2: city_b 'b' was set aside in cities.csv",
        f"agreements.csv:3: status 'signed' is not one of {statuses}",
        "agreements.csv:3: themes 'opera' was set aside in themes.csv",
        "agreements.csv:5: agreement_id '4' has the same parties and instrument as 3",
        "themes.csv:3: parent 'music' is not in themes.csv",
        "sources.csv:2: url 'ftp://x' is not a web address that begins with http:// or https://",
        "sources.csv:2: agreement_id '1' was set aside in agreements.csv",
        "sources.csv:3: title (empty) must not be empty",
    ]
    sound = (found.cities, found.agreements, found.themes, found.sources)
    assert [list(table.index) for table in sound] == [[2, 5], [4], [2], []]


def test_the_record_of_a_problem_holds_file_line_column_value_and_what_was_expected():
    [problem] = loaded(
        CITY_ROWS.replace("TR\n", "tr\n", 1), AGREEMENT_ROWS.splitlines()[0]
    ).problems
    record = (problem.file, problem.line, problem.column, problem.value, problem.expected)
    advice = "is not an ISO 3166-1 alpha-2 country code (did you mean TR?)"
    assert record == ("cities.csv", 3, "country", "tr", advice)


def test_the_guards_of_a_spreadsheet_export_are_taken_off():
    exported = (
        "agreement_id,city_a,city_b,status,status_label,note,'=mine\n"
        "1,khoy-ir,konya-tr,active,Active,'=1+1,''@home\n"
        "2,khoy-ir,izmir-tr,active,Active,it's '=x,'tis\n"
    )
    found = loaded(agreements=exported)
    assert found.agreements[["note", "=mine"]].to_numpy().tolist() == [
        ["=1+1", "'@home"],
        ["it's '=x", "'tis"],
    ]


def test_apostrophes_of_any_other_table_stay():
    found = loaded(agreements=AGREEMENT_ROWS.replace("status", "status,note", 1)[:-1] + ",'=1\n")
    assert found.agreements["note"].tolist() == ["'=1"]
