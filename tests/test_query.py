"""The address ⇄ the selection: nothing is lost on the way, nothing absurd does harm."""

import re
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.atlases import small_atlas
from twinning.countries import is_country
from twinning.query import LONGEST_SEARCH, parse
from twinning.schema import INSTRUMENTS, STATUSES
from twinning.selection import FACETS, PARAMETERS, Selection, parameters

ATLAS = small_atlas()
COUNTRIES = [a + b for a in "DINPTX" for b in "AERJKLR" if is_country(a + b)]
ZWNJ = "\u200c"


def some(values) -> st.SearchStrategy[tuple[str, ...]]:
    """None, one or several of the values."""
    return st.lists(st.sampled_from(list(values)), unique=True).map(tuple)


WORDS = st.text(st.characters(categories=["L", "M", "N", "P", "S"]) | st.just(ZWNJ), min_size=1)
SEARCHES = (
    st.lists(WORDS.map(str.strip).filter(bool))
    .map(" ".join)
    .filter(lambda words: len(words) <= LONGEST_SEARCH)
)
LATEST = {"gregorian": 9999, "persian": 9377}


@st.composite
def years(draw) -> tuple[int | None, int | None, str]:
    """A first and a last year, in order, and their calendar."""
    calendar = draw(st.sampled_from(sorted(LATEST)))
    one, another = (draw(st.none() | st.integers(1, LATEST[calendar])) for _end in range(2))
    if one is None or another is None:
        return one, another, calendar if one or another else "gregorian"
    return min(one, another), max(one, another), calendar


@st.composite
def selections(draw) -> Selection:
    """Any choice that the controls or an address can make."""
    start, end, calendar = draw(years())
    return Selection(
        country=draw(some(COUNTRIES)),
        city=draw(some(ATLAS.cities.index)),
        theme=draw(some(ATLAS.themes.index)),
        status=draw(some(STATUSES)),
        instrument=draw(some(INSTRUMENTS)),
        year_from=start,
        year_to=end,
        undated=draw(st.booleans()),
        q=draw(SEARCHES),
        calendar=calendar,
    )


@given(selections())
def test_a_selection_comes_back_from_its_address(chosen: Selection):
    address = urlencode(parameters(chosen))
    read = parse(parse_qsl(address, keep_blank_values=True, strict_parsing=bool(address)), ATLAS)
    assert (read.selection, read.notes) == (chosen, ())


def test_what_is_not_chosen_is_not_in_the_address():
    assert parameters(Selection()) == []
    assert Selection().is_all
    assert not Selection(undated=False).is_all


def test_a_calendar_alone_chooses_nothing():
    solar = Selection(calendar="persian")
    assert solar.is_all
    assert parameters(solar) == []
    assert not replace(solar, year_to=1404).is_all


def test_every_parameter_of_the_contract_is_written():
    everything = Selection(
        country=("IR", "TR"),
        city=("khoy-ir",),
        theme=("tourism",),
        status=("active",),
        instrument=("mou",),
        year_from=1378,
        year_to=1404,
        undated=False,
        q="khoy",
        between=True,
        calendar="persian",
    )
    pairs = parameters(everything)
    assert pairs == [
        ("country", "IR"),
        ("country", "TR"),
        ("city", "khoy-ir"),
        ("theme", "tourism"),
        ("status", "active"),
        ("instrument", "mou"),
        ("between", "1"),
        ("from", "1378"),
        ("to", "1404"),
        ("cal", "persian"),
        ("undated", "0"),
        ("q", "khoy"),
    ]
    assert {name for name, _value in pairs} == set(PARAMETERS)


@pytest.mark.parametrize(
    ("address", "selection", "notes"),
    [
        pytest.param("", Selection(), [], id="nothing"),
        pytest.param("utm_source=x&agreement=khoy-konya", Selection(), [], id="not a filter"),
        pytest.param("country=ir&country=IR", Selection(country=("IR",)), [], id="small letters"),
        pytest.param("country=ß", Selection(), ["“country”: 'ß' is not known here."], id="SS is ß"),
        pytest.param(
            "country=EU&country=IR",
            Selection(country=("IR",)),
            ["“country”: 'EU' is not known here."],
            id="a union is no country",
        ),
        pytest.param(
            "city=atlantis&city=khoy-ir",
            Selection(city=("khoy-ir",)),
            ["“city”: 'atlantis' is not known here."],
            id="one known, one not",
        ),
        pytest.param("theme=", Selection(), ["“theme”: (empty) is not known here."], id="empty"),
        pytest.param(
            "status=Active&instrument=treaty",
            Selection(),
            ["“status”: 'Active' is not known here.", "“instrument”: 'treaty' is not known here."],
            id="labels are no ids",
        ),
        pytest.param("from=1999&to=1999", Selection(year_from=1999, year_to=1999), [], id="a year"),
        pytest.param("from=0987", Selection(year_from=987), [], id="a leading zero"),
        pytest.param(
            "from=2025&to=1999",
            Selection(),
            ["“from”: 2025 lies after “to”, 1999."],
            id="backwards",
        ),
        pytest.param(
            "from=1990&from=1999&to=2025",
            Selection(year_from=1999, year_to=2025),
            ["“from”: of several values only the last counts, '1999'."],
            id="repeated",
        ),
        pytest.param(
            "from=1990&from=1999&from=1990",
            Selection(year_from=1990),
            ["“from”: of several values only the last counts, '1990'."],
            id="repeated, the first again",
        ),
        pytest.param("from=1990&from=1990", Selection(year_from=1990), [], id="twice the same"),
        pytest.param(
            "cal=persian&from=1404&to=1404",
            Selection(year_from=1404, year_to=1404, calendar="persian"),
            [],
            id="a year of the other calendar",
        ),
        pytest.param("cal=gregorian&to=1404", Selection(year_to=1404), [], id="the usual calendar"),
        pytest.param("cal=persian", Selection(), [], id="a calendar without years"),
        pytest.param(
            "cal=julian&to=1404",
            Selection(year_to=1404),
            ["“cal”: 'julian' is not known here."],
            id="an unknown calendar",
        ),
        pytest.param(
            "cal=persian&to=9378", Selection(), ["“to”: '9378' is no year."], id="after the last"
        ),
        pytest.param("undated=1", Selection(), [], id="undated is the default"),
        pytest.param("undated=0", Selection(undated=False), [], id="undated left out"),
        pytest.param(
            "undated=no", Selection(), ["“undated”: 'no' is neither 0 nor 1."], id="undated unclear"
        ),
        pytest.param("q=%20khoy%09%0A+konya%00", Selection(q="khoy konya"), [], id="blanks"),
        pytest.param("q=", Selection(), [], id="an empty search is none"),
        pytest.param(
            "q=%D8%A8%D9%86%D8%AF%D8%B1%E2%80%8C%D8%B9%D8%A8%D8%A7%D8%B3",
            Selection(q=f"بندر{ZWNJ}عباس"),
            [],
            id="a joiner is part of the spelling",
        ),
        pytest.param("q=a%E2%80%AEb", Selection(q="a b"), [], id="an override of direction is not"),
    ],
)
def test_reading(address: str, selection: Selection, notes: list[str]):
    read = parse(parse_qsl(address, keep_blank_values=True), ATLAS)
    assert (read.selection, list(read.notes)) == (selection, notes)


@pytest.mark.parametrize(
    "year", ["", "0", "0000", "-5", "+5", "12345", "1e3", "19.5", "٢٠٢٥", "²", "1999\n", "MCMXCIX"]
)
def test_what_is_no_year_is_passed_over(year: str):
    read = parse([("from", year)], ATLAS)
    assert read.selection == Selection()
    [note] = read.notes
    assert note.endswith(" is no year.")


def test_a_search_is_cut_to_a_bearable_length():
    read = parse([("q", "x" * 10_000)], ATLAS)
    assert read.selection == Selection(q="x" * 200)
    assert read.notes == ("“q”: only the first 200 characters are searched for.",)


def test_many_unknown_values_are_summed_up():
    read = parse([("city", f"atlantis-{n}") for n in range(1_007)], ATLAS)
    assert len(read.notes) == 6
    assert read.notes[-1] == "“city”: 1,002 more are not known."


ABSURD = st.one_of(
    st.text(),
    st.text(st.characters(categories=["Cc", "Cf", "Cs", "Co", "Cn"]), min_size=1),
    st.sampled_from(["x" * 10_000, "9" * 10_000, "\ud800", "\x00", "\u202e", "${alert(1)}"]),
)


@given(st.lists(st.tuples(st.sampled_from([*PARAMETERS, "colour"]), ABSURD)))
@example([(name, "\ud800\udfff\x00" * 100) for name in PARAMETERS])
@example([(facet, f"{facet}{n}") for n in range(10_000) for facet in FACETS])
def test_whatever_is_typed_makes_a_sound_selection_and_printable_notes(pairs):
    read = parse(pairs, ATLAS)
    again = parse(parameters(read.selection), ATLAS)
    assert (again.selection, again.notes) == (read.selection, ())
    assert all(is_plain(note) and len(note) < 1_000 for note in read.notes)


def is_plain(text: str) -> bool:
    """Whether nothing but joiners is unseen in it."""
    return re.sub("[\u200c\u200d]", "", text).isprintable()
