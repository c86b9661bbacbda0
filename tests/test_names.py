"""Names: every one the cities are known by, and finding the ones that a reader may mean."""

import unicodedata
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.atlases import AGREEMENTS, atlas_of, small_atlas
from twinning.atlas import Atlas
from twinning.gazetteer import Gazetteer, opened
from twinning.known_names import in_gazetteer, in_languages, in_tables
from twinning.names import Name, indexed
from twinning.text import fold

HEADER = "city_id,name,country,level,latitude,longitude,geonames_id,aliases\n"
ARABIC_BLANK = (
    "\N{ZERO WIDTH NON-JOINER}",
    " ",
    "",
)


@pytest.fixture(scope="module")
def world() -> Gazetteer:
    """The real gazetteer, built when it is not there."""
    return opened()


def atlas_with(cities: str) -> Atlas:
    """The atlas of these cities, without agreements."""
    return atlas_of(cities=HEADER + cities, agreements=AGREEMENTS.splitlines()[0])


def found(words: str, *names: str) -> list[str]:
    """Which of the names a search finds, each once and best first."""
    index = indexed(Name(city, name) for city, name in enumerate(names))
    return [index.written[at] for at in dict.fromkeys(index.found(fold(words)).tolist())]


NAMES = st.text("ab é京ا", min_size=1, max_size=6)


@given(st.lists(st.tuples(st.integers(0, 4), NAMES), max_size=12), NAMES)
def test_every_name_is_found_as_by_looking_at_each(named: list[tuple[int, str]], words: str):
    folded = fold(words)
    if not folded:
        return
    names = indexed(Name(city, name) for city, name in named)
    spelled = {(city, run_together(fold(name))) for city, name in named}
    expected = {(city, name) for city, name in spelled if holds(name, folded)}
    places = dict.fromkeys(names.found(folded).tolist())
    hits = [(int(names.cities[at]), run_together(fold(names.written[at]))) for at in places]
    whole = run_together(folded)
    ranks = [
        3 if not begins(name, whole) else (name != whole) + (not name.startswith(whole))
        for _city, name in hits
    ]
    assert set(hits) == expected
    assert ranks == sorted(ranks)


def holds(name: str, folded: str) -> bool:
    """Whether a name has the words that were typed, in that order or in any other."""
    words = set(folded.split())
    tell = len(words) > 1 and all(len(word) > 1 or word.isascii() for word in words)
    return begins(name, run_together(folded)) or (tell and all(begins(name, w) for w in words))


def begins(name: str, folded: str) -> bool:
    """Whether a word of the name begins so; in other scripts, whether any part of it does."""
    return f" {folded}" in f" {name}" if folded.isascii() else folded in name


def run_together(folded: str) -> str:
    """Without the blanks between two alefs, the only Arabic letters here."""
    while "ا ا" in folded:
        folded = folded.replace("ا ا", "اا")
    return folded


WORLD = st.lists(
    st.text(st.characters(categories=("L", "M", "Nd")), min_size=1, max_size=12),
    min_size=1,
    max_size=3,
).map(" ".join)


@given(WORLD)
def test_a_name_finds_itself_however_it_is_cased_composed_or_spaced(name: str):
    if not fold(name):
        return
    spellings = [name, name.upper(), name.lower(), name.title(), f" {name}  ", f"«{name}»"]
    spellings += [unicodedata.normalize(form, name) for form in ("NFC", "NFD", "NFKC", "NFKD")]
    same = [spelling for spelling in spellings if fold(spelling) == fold(name)]
    assert {spelling: found(spelling, name, "x") for spelling in same}.items() == {
        spelling: [name] for spelling in same
    }.items()


@given(WORLD)
def test_every_beginning_of_every_word_finds_the_name(name: str):
    for word in fold(name).split():
        for end in range(2, len(word) + 1):
            assert name in found(word[:end], name)


@pytest.mark.parametrize(
    "name",
    ["New York City", "Santa Cruz de la Sierra", "تربت حیدریه", "Нижний Новгород", "新京 北海"],
)
def test_words_are_found_in_any_order(name: str):
    words = name.split()
    assert {order: found(" ".join(order), name) for order in permutations(words)} == {
        order: [name] for order in permutations(words)
    }


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("new y", ["New York", "New Yorkshire", "Yorkton New Mill"]),
        ("york new", ["New York", "New Yorkshire", "Yorkton New Mill"]),
        ("york york", []),
        ("new x", []),
        ("yo ne", ["New York", "New Yorkshire", "Yorkton New Mill"]),
    ],
)
def test_words_in_their_order_come_before_the_same_in_another(words: str, expected: list[str]):
    names = ("New York", "New Yorkshire", "Yorkton New Mill", "York")
    assert found(words, *names) == expected


@pytest.mark.parametrize("gap", ARABIC_BLANK)
@pytest.mark.parametrize("typed", ARABIC_BLANK)
def test_in_arabic_script_blanks_are_put_joined_or_left_out(gap: str, typed: str):
    name = f"سن{gap}پترزبورگ"
    assert found(f"سن{typed}پتر", name, "سنندج") == [name]


def test_one_letter_of_another_script_is_not_looked_for_anywhere():
    assert found("سن پ", "سن پترزبورگ", "لپ سن") == ["سن پترزبورگ"]


def test_more_words_than_a_name_has_are_looked_for_in_their_order_only():
    names = ("a b c d e f g h i j", "j i h g f e d c b a")
    assert found("a b c d e f g h i", *names) == [names[0]]
    assert found("a b c d e f g h", *names) == list(names)


def test_a_name_has_the_one_language_it_is_given_in():
    names = indexed(
        [
            Name(0, "Konya", "en"),
            Name(0, "قونیه", "fa"),
            Name(0, "Iconium"),
            Name(0, "Konya", "tr"),
            Name(0, "قونية", "ar"),
            Name(1, "قونية", "ar"),
        ]
    )
    spoken = [(name, names.languages.get(at, "")) for at, name in enumerate(names.written)]
    assert spoken == [("Konya", ""), ("قونیه", "fa"), ("Iconium", ""), ("قونية", "ar")]


@pytest.mark.parametrize(
    ("city", "is_known"),
    [
        pytest.param("x,Khujand,TJ,,,,1514879,", True, id="by its id"),
        pytest.param("x,Leninabad,TJ,,40.2,69.6,,", True, id="by an alternate name near by"),
        pytest.param("x,Khujand,TJ,,38.5,68.8,,", False, id="a namesake far away"),
        pytest.param("x,Khujand,TJ,,,,,", False, id="a namesake somewhere"),
        pytest.param("x,Khujand,UZ,,40.28,69.62,,", False, id="in another country"),
        pytest.param("x,Xanadu,UZ,,,,1514879,", False, id="an id in another country"),
        pytest.param("x,Khujand,TJ,province,40.28,69.62,1514879,", False, id="a province"),
    ],
)
def test_the_gazetteer_speaks_only_of_the_city_itself(world: Gazetteer, city: str, is_known: bool):
    names = list(in_gazetteer(atlas_with(f"{city}\n").cities, world))
    assert (Name(0, "Leninabad") in names) == is_known
    assert bool(names) == is_known


def test_names_in_the_tables_are_given_before_those_of_the_gazetteer(world: Gazetteer):
    cities = atlas_with("k,Khujand,TJ,,40.28,69.62,1514879,Ленинабад\n").cities
    names = indexed([*in_tables(cities), *in_gazetteer(cities, world)])
    assert names.written[:2] == ("Khujand", "Ленинабад")
    assert len(set(map(fold, names.written))) == len(names.written)


def test_main_names_come_before_translations_and_aliases():
    names = list(in_tables(small_atlas().cities))
    assert names[0] == Name(0, "Isfahan", "en")
    assert names[8] == Name(0, "اصفهان", "fa")
    assert names[-3:] == [Name(3, "Iconium"), Name(4, "Leninabad"), Name(4, "Хуҷанд")]


def test_what_cities_are_called_in_the_languages_of_readers_is_a_name_too():
    atlas = atlas_with("k,Konya,TR,,,,306571,\nx,Xanadu,CN,,,,,\n")
    assert list(in_languages(atlas)) == [
        Name(0, "قونیه", "fa"),
        Name(0, "Konya", "tr"),
        Name(0, "Конья", "ru"),
        Name(0, "قونية", "ar"),
        Name(0, "Konya", "es"),
    ]
