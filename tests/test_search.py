"""Search: any spelling, any script, and the name that matched."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from threading import Thread
from time import sleep, thread_time
from timeit import repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.atlases import AGREEMENTS, atlas_of, small_atlas
from twinning.atlas import Atlas
from twinning.gazetteer import Gazetteer, index_path, opened
from twinning.names import Name, Names, in_gazetteer, in_tables, indexed
from twinning.search import found_cities, matching, prepare
from twinning.text import fold

HEADER = "city_id,name,country,level,latitude,longitude,geonames_id,aliases\n"


@pytest.fixture(scope="module")
def world() -> Gazetteer:
    """The real gazetteer, built when it is not there."""
    return opened()


@pytest.fixture
def no_gazetteer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path at which there is no index."""
    monkeypatch.setenv("TWINNING_CACHE", str(tmp_path / "cache"))
    return index_path()


def atlas_with(cities: str) -> Atlas:
    """The atlas of these cities, without agreements."""
    return atlas_of(cities=HEADER + cities, agreements=AGREEMENTS.splitlines()[0])


def found(words: str, atlas: Atlas | None = None) -> list[tuple[str, str]]:
    """What a search says, as plain tuples."""
    return [tuple(hit) for hit in found_cities(atlas or small_atlas(), words)]


@pytest.mark.usefixtures("no_gazetteer")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("Khoy", [("khoy-ir", "Khoy")], id="the name"),
        pytest.param("leninabad", [("khujand-tj", "Leninabad")], id="a former name, and says so"),
        pytest.param("esfahan", [("isfahan-ir", "Esfahan")], id="another spelling"),
        pytest.param("ispa", [("isfahan-ir", "Ispahan")], id="half a word"),
        pytest.param("تبريز", [("tabriz-ir", "تبریز")], id="Arabic yeh"),
        pytest.param("تبریز", [("tabriz-ir", "تبریز")], id="Persian yeh"),
        pytest.param("ХУҶ", [("khujand-tj", "Хуҷанд")], id="half a word in capitals"),
        pytest.param("صفه", [("isfahan-ir", "اصفهان")], id="inside a word of another script"),
        pytest.param("sfahan", [], id="inside a word of Latin script"),
        pytest.param("kh", [("khoy-ir", "Khoy"), ("khujand-tj", "Khujand")], id="several cities"),
        pytest.param("", [], id="nothing"),
        pytest.param(" -’", [], id="no letter"),
        pytest.param("x" * 200, [], id="a long word"),
        pytest.param("\\0 ${alert(1)} \n%_", [], id="hostile"),
    ],
)
def test_a_search_finds(words: str, expected: list[tuple[str, str]]):
    assert found(words) == expected


@pytest.mark.usefixtures("no_gazetteer")
def test_whole_names_come_first_then_beginnings_then_later_words():
    atlas = atlas_with(
        "a,New York City,US,,,,,\n"
        "b,Yorkton,CA,,,,,\n"
        "c,York,GB,,,,,\n"
        "d,Jorvik,GB,,,,,Old York;York\n"
        "e,Yorkshire,GB,,,,,\n"
    )
    assert found("york", atlas) == [
        ("c", "York"),
        ("d", "York"),
        ("b", "Yorkton"),
        ("e", "Yorkshire"),
        ("a", "New York City"),
    ]


NAMES = st.text("ab é京ا", min_size=1, max_size=6)


@given(st.lists(st.tuples(st.integers(0, 4), NAMES), max_size=12), NAMES)
def test_every_name_is_found_as_by_looking_at_each(named: list[tuple[int, str]], words: str):
    names = indexed(named)
    folded = fold(words)
    if not folded:
        return
    spelled = {(city, fold(name)) for city, name in named}
    expected = {(c, f) for c, f in spelled if f" {folded}" in f" {f}"}
    if not folded.isascii():
        expected = {(c, f) for c, f in spelled if folded in f}
    found_names = dict.fromkeys(names.found(folded).tolist())
    hits = [(int(names.cities[n]), fold(names.written[n])) for n in found_names]
    ranks = [(f != folded) + (not f.startswith(folded)) for _city, f in hits]
    assert set(hits) == expected
    assert ranks == sorted(ranks)


@pytest.mark.usefixtures("world")
def test_names_of_the_gazetteer_are_searched_too():
    atlas = atlas_with("khujand-tj,Khujand,TJ,,40.28,69.62,1514879,\n")
    assert found("leninab", atlas) == [("khujand-tj", "Leninabad")]
    assert found("苦盏", atlas) == [("khujand-tj", "苦盏")]


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
    assert ((0, "Leninabad") in names) == is_known
    assert bool(names) == is_known


def test_names_in_the_tables_are_given_before_those_of_the_gazetteer(world: Gazetteer):
    cities = atlas_with("k,Khujand,TJ,,40.28,69.62,1514879,Ленинабад\n").cities
    names = indexed([*in_tables(cities), *in_gazetteer(cities, world)])
    assert names.written[:2] == ("Khujand", "Ленинабад")
    assert len(set(map(fold, names.written))) == len(names.written)


def test_main_names_come_before_translations_and_aliases():
    assert list(in_tables(small_atlas().cities))[:9][-1] == (0, "اصفهان")
    assert list(in_tables(small_atlas().cities))[-3:] == [
        (3, "Iconium"),
        (4, "Leninabad"),
        (4, "Хуҷанд"),
    ]


def test_a_broken_index_is_reported_and_the_tables_searched(no_gazetteer: Path, caplog):
    no_gazetteer.parent.mkdir()
    no_gazetteer.write_bytes(b"no database at all")
    assert found("leninabad") == [("khujand-tj", "Leninabad")]
    [record] = caplog.records
    assert "searching without the gazetteer" in record.message


def test_an_index_built_later_is_used_at_once(
    world: Gazetteer, no_gazetteer: Path, caplog: pytest.LogCaptureFixture
):
    atlas = atlas_with("khujand-tj,Khujand,TJ,,40.28,69.62,1514879,\n")
    assert found("leninabad", atlas) == []
    no_gazetteer.parent.mkdir()
    no_gazetteer.symlink_to(world.path)
    matching.cache_clear()
    assert found("leninabad", atlas) == [("khujand-tj", "Leninabad")]
    assert caplog.records == []


@pytest.mark.usefixtures("no_gazetteer")
def test_a_search_among_17000_cities_does_not_look_at_them_one_by_one():
    aliases = ";".join(f"Alias {letter}" for letter in "abcdefgh")
    rows = (f"c{n},City {n},IR,,,,,{aliases} {n};شهر {n}\n" for n in range(17_000))
    atlas = atlas_with("".join(rows))
    found("first", atlas)
    assert len(found("city", atlas)) == 17_000
    best = {words: seconds(words, atlas) for words in ("a", "city 1", "شهر")}
    assert {words: taken for words, taken in best.items() if taken > 0.1} == {}


def seconds(words: str, atlas: Atlas) -> float:
    """What a search takes that nobody made before; what else the machine does is left out."""
    search = partial(found_cities, atlas, words)
    return min(repeat(search, matching.cache_clear, timer=thread_time, number=1, repeat=7))


@pytest.mark.usefixtures("no_gazetteer")
def test_the_names_are_made_ready_once_however_many_want_them(monkeypatch: pytest.MonkeyPatch):
    made: list[Names] = []

    def counted(names: Iterable[Name]) -> Names:
        sleep(0.2)  # the others come meanwhile
        made.append(indexed(names))
        return made[-1]

    monkeypatch.setattr("twinning.search.indexed", counted)
    atlas = small_atlas()
    waiting = [prepare(atlas), prepare(atlas), Thread(target=found, args=("khoy", atlas))]
    waiting[-1].start()
    for thread in waiting:
        thread.join()
    assert found("khoy", atlas) == [("khoy-ir", "Khoy")]
    assert len(made) == 1
