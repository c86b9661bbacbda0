"""Checks: what makes a cell or a row unusable, and what does not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twinning.cells import degrees, several
from twinning.loading import tables

CITIES = "city_id,name,country\na,A,IR\nb,B,TR\nc,C,NA\n"
AGREEMENTS = "agreement_id,city_a,city_b,status\n1,a,b,active\n"
STATUSES = "proposed, approved, active, dormant, suspended, ended, disputed"
KINDS = (
    "proposed, approved, signed, renewed, revived, programme-started, activity, commitment, "
    "suspended, ended"
)
A_DATE = "is not a date like 2025-04-09, 2025-04, 2025 or 2003-03-21/2004-03-19"
WHOLE = "is not a whole number above 0"
WEB = "is not a web address that begins with http:// or https://"
NO_ID = "is not an id: it holds a space or a semicolon"
CONTROL = "holds a control character"
TOO_LONG = "is longer than 200 characters"


def told(**files: str) -> list[str]:
    """The problems of tables given as text, as a keeper reads them."""
    texts = {"cities": CITIES, "agreements": AGREEMENTS} | files
    contents = {f"{name}.csv": text.encode() for name, text in texts.items()}
    return [str(problem) for problem in tables(contents).problems]


def cell(column: str, value: str, header: str, row: str) -> str:
    """A table of one row that has `value` in one column more, or in that column."""
    cells = dict(zip(header.split(","), row.split(","), strict=True)) | {column: value}
    return ",".join(cells) + "\n" + ",".join(f'"{text}"' for text in cells.values()) + "\n"


def city(column: str, value: str) -> str:
    """A row of cities.csv, sound but perhaps for one cell."""
    return cell(column, value, "city_id,name,country,latitude,longitude", "a,A,IR,1,2")


def agreement(column: str, value: str) -> str:
    """A row of agreements.csv, sound but perhaps for one cell."""
    return cell(column, value, "agreement_id,city_a,city_b,status", "1,a,b,active")


@pytest.mark.parametrize(
    ("column", "value", "problem"),
    [
        ("city_id", "a b", f"'a b' {NO_ID}"),
        ("city_id", "a;b", f"'a;b' {NO_ID}"),
        ("city_id", "a\u00a0b", rf"'a\xa0b' {NO_ID}"),
        ("city_id", "", "(empty) must not be empty"),
        ("name", " ", "(empty) must not be empty"),
        ("name", "x" * 201, f"'{'x' * 79}…' {TOO_LONG}"),
        ("name", "A\x00", rf"'A\x00' {CONTROL}"),
        ("name", "A\u202eB", rf"'A\u202eB' {CONTROL}"),
        ("name", "A\x85B", rf"'A\x85B' {CONTROL}"),
        ("name", "A\ufffd", "'A\ufffd' holds bytes that are no text"),
        ("name_fa", "x" * 201, f"'{'x' * 79}…' {TOO_LONG}"),
        ("name_fa", "\x1b[31m", rf"'\x1b[31m' {CONTROL}"),
        ("region", "x" * 201, f"'{'x' * 79}…' {TOO_LONG}"),
        ("remark", "\x07", rf"'\x07' {CONTROL}"),
        ("country", "", "(empty) must not be empty"),
        ("country", "Orient", "'Orient' is not an ISO 3166-1 alpha-2 country code"),
        ("country", "EU", "'EU' is not an ISO 3166-1 alpha-2 country code"),
        (
            "country",
            "namibia",
            "'namibia' is not an ISO 3166-1 alpha-2 country code (did you mean NA?)",
        ),
        ("level", "town", "'town' is not one of city, district, province, country"),
        ("latitude", "90.01", "'90.01' is not a number from -90 to 90"),
        ("latitude", "-91", "'-91' is not a number from -90 to 90"),
        ("latitude", "north", "'north' is not a number from -90 to 90"),
        ("latitude", "nan", "'nan' is not a number from -90 to 90"),
        ("latitude", "1e1", "'1e1' is not a number from -90 to 90"),
        ("latitude", "1,234.5", "'1,234.5' is not a number from -90 to 90"),
        ("latitude", "۳۵", "'۳۵' is not a number from -90 to 90"),
        ("latitude", "", "(empty) must be given when longitude is"),
        ("longitude", "", "(empty) must be given when latitude is"),
        ("longitude", "180.5", "'180.5' is not a number from -180 to 180"),
        ("location_method", "guessed", "'guessed' is not one of given, gazetteer, nominatim, open"),
        ("location_confidence", "low", "'low' is not one of high, medium"),
        ("geonames_id", "Q126972", f"'Q126972' {WHOLE}"),
        ("geonames_id", "0126972", f"'0126972' {WHOLE}"),
        ("population", "many", f"'many' {WHOLE}"),
    ],
)
def test_a_bad_cell_sets_a_city_aside(column: str, value: str, problem: str):
    found = told(cities=city(column, value), agreements=AGREEMENTS.splitlines()[0])
    assert found == [f"cities.csv:2: {column} {problem}"]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("city_id", "tabriz-ir/تبریز&<=1"),
        ("name", "x" * 200),
        ("name", "${alert(1)}`\\0</script><img onerror>=HYPERLINK(…)"),
        ("name", "نظام\u200cآباد \u2067x\u2069"),
        ("remark", "x" * 10_000),
        ("aliases", ";".join(["Esfahan"] * 1_000)),
        ("country", "NA"),
        ("country", "XK"),
        ("country", " IR "),
        ("latitude", "-90"),
        ("latitude", "+90.000"),
        ("latitude", "35,5"),
        ("longitude", "-180"),
        ("longitude", "0"),
        ("geonames_id", "126972"),
    ],
)
def test_an_unusual_cell_does_not(column: str, value: str):
    assert told(cities=city(column, value), agreements=AGREEMENTS.splitlines()[0]) == []


@pytest.mark.parametrize(
    ("column", "value", "problem"),
    [
        ("agreement_id", "", "(empty) must not be empty"),
        ("agreement_id", "a b", f"'a b' {NO_ID}"),
        ("city_a", "", "(empty) must not be empty"),
        ("city_a", "atlantis", "'atlantis' is not in cities.csv"),
        ("city_b", "A", "'A' is not in cities.csv"),
        ("city_b", "a", "'a' is twinned with itself"),
        ("status", "", "(empty) must not be empty"),
        ("status", "Active", f"'Active' is not one of {STATUSES}"),
        (
            "instrument",
            "treaty",
            "'treaty' is not one of sister-city, friendship, mou, protocol, cooperation",
        ),
        ("signed_on", "2025-02-30", f"'2025-02-30' {A_DATE}"),
        ("signed_on", "9.4.2025", f"'9.4.2025' {A_DATE}"),
        ("ends_on", "2020/2019", f"'2020/2019' {A_DATE}"),
        ("programme_years", "4.5", f"'4.5' {WHOLE}"),
        ("programme_years", "0", f"'0' {WHOLE}"),
        ("note", "\x00", rf"'\x00' {CONTROL}"),
    ],
)
def test_a_bad_cell_sets_an_agreement_aside(column: str, value: str, problem: str):
    assert told(agreements=agreement(column, value)) == [f"agreements.csv:2: {column} {problem}"]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("instrument", ""),
        ("signed_on", ""),
        ("signed_on", "1999-01/2000"),
        ("programme_years", "4"),
        ("themes", "any ; theme;;"),
        ("note", "= two\nlines"),
    ],
)
def test_a_cell_may_be_empty_partial_or_several(column: str, value: str):
    assert told(agreements=agreement(column, value)) == []


@pytest.mark.parametrize(
    ("signed_on", "ends_on", "problems"),
    [
        ("2020-05-05", "2020-05-04", ["'2020-05-04' lies before signed_on"]),
        ("2020", "2019-12", ["'2019-12' lies before signed_on"]),
        ("2020-05-05", "2020", []),
        ("2020-05-05", "2020-05-05", []),
        ("", "2020", []),
        ("2020", "", []),
    ],
)
def test_an_agreement_does_not_end_before_it_is_signed(
    signed_on: str, ends_on: str, problems: list[str]
):
    row = f"1,a,b,active,{signed_on},{ends_on}\n"
    found = told(agreements=f"agreement_id,city_a,city_b,status,signed_on,ends_on\n{row}")
    assert found == [f"agreements.csv:2: ends_on {problem}" for problem in problems]


def test_an_id_belongs_to_the_first_row_that_has_it():
    assert told(
        cities=CITIES + "a,Other,IR\n",
        agreements=AGREEMENTS + "1,b,c,active\n",
        themes="theme_id\narts\narts\n",
    ) == [
        "cities.csv:5: city_id 'a' stands in an earlier row already",
        "agreements.csv:3: agreement_id '1' stands in an earlier row already",
        "themes.csv:3: theme_id 'arts' stands in an earlier row already",
    ]


def test_what_refers_to_a_row_set_aside_is_set_aside_with_it():
    assert told(
        cities=CITIES + "d,D,Iran\n",
        agreements=AGREEMENTS + "2,a,d,active\n",
        sources="agreement_id,title\n1,One\n2,Two\n3,Three\n",
    ) == [
        "cities.csv:5: country 'Iran' is not an ISO 3166-1 alpha-2 country code (did you mean IR?)",
        "agreements.csv:3: city_b 'd' was set aside in cities.csv",
        "sources.csv:3: agreement_id '2' was set aside in agreements.csv",
        "sources.csv:4: agreement_id '3' is not in agreements.csv",
    ]


def test_a_pair_has_each_instrument_once_in_whichever_order():
    header = "agreement_id,city_a,city_b,status,instrument\n"
    rows = [
        "1,a,b,ended,",
        "2,b,a,active,mou",
        "3,b,a,active,sister-city",
        "4,a,b,active,mou",
        "5,a,c,active,mou",
    ]
    assert told(agreements=header + "\n".join(rows)) == [
        "agreements.csv:4: agreement_id '3' has the same parties and instrument as 1",
        "agreements.csv:5: agreement_id '4' has the same parties and instrument as 2",
    ]


def test_a_row_set_aside_takes_no_pair_from_a_sound_one():
    rows = "1,a,b,signed\n2,b,a,active\n"
    problem = f"agreements.csv:2: status 'signed' is not one of {STATUSES}"
    assert told(agreements="agreement_id,city_a,city_b,status\n" + rows) == [problem]


def test_themes_have_two_levels_of_sound_rows():
    themes = (
        "theme_id,parent\narts,\nmusic,arts\nopera,music\nfilm,cinema\nloop,loop\n"
        "bad id,\nchild,bad id\ntwice,none\ntwice,\norphan,twice\n"
    )
    assert told(themes=themes) == [
        "themes.csv:4: parent 'music' has a parent itself",
        "themes.csv:5: parent 'cinema' is not in themes.csv",
        "themes.csv:6: parent 'loop' has a parent itself",
        f"themes.csv:7: theme_id 'bad id' {NO_ID}",
        "themes.csv:8: parent 'bad id' was set aside in themes.csv",
        "themes.csv:9: parent 'none' is not in themes.csv",
        "themes.csv:10: theme_id 'twice' stands in an earlier row already",
        "themes.csv:11: parent 'twice' has a parent itself",
    ]


def test_each_unknown_theme_of_a_cell_is_a_problem():
    assert told(
        agreements=agreement("themes", "arts;opera; jazz ;opera"), themes="theme_id\narts\n"
    ) == [
        "agreements.csv:2: themes 'opera' is not in themes.csv",
        "agreements.csv:2: themes 'jazz' is not in themes.csv",
    ]


@pytest.mark.parametrize(
    ("column", "value", "problem"),
    [
        ("url", "javascript:alert(1)", f"'javascript:alert(1)' {WEB}"),
        ("url", "https://x.example/a b", f"'https://x.example/a b' {WEB}"),
        ("url", "https://x.example/<b>", f"'https://x.example/<b>' {WEB}"),
        ("title", "", "(empty) must not be empty"),
        ("published_on", "yesterday", f"'yesterday' {A_DATE}"),
        ("says_signed_on", "2025-13", f"'2025-13' {A_DATE}"),
        ("says_status", "signed", f"'signed' is not one of {STATUSES}"),
        ("agreement_id", "", "(empty) must not be empty where claims_total is"),
        ("claims_total", "13", "'13' needs claims_city or claims_country"),
        ("claims_city", "z", "'z' is not in cities.csv"),
        (
            "claims_country",
            "Iran",
            "'Iran' is not an ISO 3166-1 alpha-2 country code (did you mean IR?)",
        ),
    ],
)
def test_a_bad_cell_sets_a_source_aside(column: str, value: str, problem: str):
    sources = cell(column, value, "agreement_id,title,url", "1,News,https://x.example/سند?q=1")
    assert told(sources=sources) == [f"sources.csv:2: {column} {problem}"]


def test_a_number_that_a_source_states_is_a_whole_one():
    row = ",Atlas of 2024,a,many\n"
    sources = "agreement_id,title,claims_city,claims_total\n" + row
    assert told(sources=sources) == ["sources.csv:2: claims_total 'many' is not a whole number"]


def test_a_source_may_state_a_number_and_speak_of_no_agreement():
    row = ",Atlas of 2024,a,TR,0\n"
    assert told(sources="agreement_id,title,claims_city,claims_country,claims_total\n" + row) == []


@pytest.mark.parametrize(
    ("column", "value", "problem"),
    [
        ("agreement_id", "", "(empty) must not be empty"),
        ("agreement_id", "2", "'2' is not in agreements.csv"),
        ("kind", "met", f"'met' is not one of {KINDS}"),
        ("date", "last year", f"'last year' {A_DATE}"),
        ("due", "2026", "'2026' is only for a commitment"),
        ("done", "2026", "'2026' is only for a commitment"),
        ("party", "z", "'z' is no party of the agreement"),
        ("party", "c", "'c' is no party of the agreement"),
        ("source_url", "a.example", f"'a.example' {WEB}"),
    ],
)
def test_a_bad_cell_sets_an_event_aside(column: str, value: str, problem: str):
    events = cell(column, value, "agreement_id,date,kind", "1,2025,signed")
    assert told(events=events) == [f"events.csv:2: {column} {problem}"]


def test_a_commitment_has_a_day_to_be_kept_and_a_party_to_keep_it():
    events = "agreement_id,kind,party,due,done\n1,commitment,b,2026,2025-12\n"
    assert told(events=events) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [("", []), (" a ;b;;a; ", ["a", "b"]), (";", []), ("Esfahan; اصفهان", ["Esfahan", "اصفهان"])],
)
def test_a_cell_of_several_values_holds_each_once(text: str, values: list[str]):
    assert several(text) == values


@pytest.mark.parametrize(("text", "number"), [("35,5", 35.5), ("-0.25", -0.25), ("+7", 7.0)])
def test_a_coordinate_may_have_a_decimal_comma(text: str, number: float):
    assert degrees(text) == number


ODD = st.text(
    st.sampled_from("aZ09-._~!/:?#[]@&'()*+=%;<>\u00a0\u2003\u0085é東"), min_size=1, max_size=9
)


@given(ODD)
def test_an_id_is_whatever_holds_no_white_space_and_no_semicolon(text: str):
    text = f"x{text}x"
    found = told(agreements=AGREEMENTS.replace("1,", f'"{text}",'))
    is_sound = re.fullmatch(r"[^\s;]+", text) is not None
    assert (not any(problem.endswith(NO_ID) for problem in found)) == is_sound


@given(ODD)
def test_a_web_address_is_whatever_holds_no_white_space_and_no_bracket(text: str):
    text = f"http://{text}x"
    found = told(sources=f'agreement_id,title,url\n1,News,"{text}"\n')
    is_sound = re.fullmatch(r"https?://[^\s<>\"]+", text) is not None
    assert (not any(problem.endswith(WEB) for problem in found)) == is_sound


def test_of_rows_with_the_same_parties_each_names_the_first():
    rows = "1,a,b,active\n2,b,c,active\n3,b,a,active\n4,c,b,active\n5,a,b,active\n"
    assert told(agreements="agreement_id,city_a,city_b,status\n" + rows) == [
        "agreements.csv:4: agreement_id '3' has the same parties and instrument as 1",
        "agreements.csv:5: agreement_id '4' has the same parties and instrument as 2",
        "agreements.csv:6: agreement_id '5' has the same parties and instrument as 1",
    ]
