import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from twinning import gazetteer_index
from twinning.gazetteer import Gazetteer, GazetteerError, index_path, opened
from twinning.gazetteer_index import build
from twinning.place import Match, Place

KHUJAND = Place(1514879, "Khujand", "TJ", "Sughd", "03", 40.28256, 69.62216, 191000)
HAMLET = Place(7, "Khujandak", "TJ", "", "", 40.0, 70.0, 0)


def city(place: Place, *names: str, admin1code: str = "") -> dict[str, Any]:
    return {
        "geonameid": place.geonames_id,
        "name": place.name,
        "countrycode": place.country,
        "admin1code": admin1code,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "population": place.population,
        "alternatenames": [*names],
    }


CITIES = [
    city(KHUJAND, "Khujandak", "Leninabad", "Xoʻjand", "Хуҷанд", "", admin1code="03"),
    city(HAMLET, "Leninabad", "Khujand", "Khu", admin1code="99"),
]


@pytest.fixture(scope="session")
def world() -> Gazetteer:
    return opened()


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gazetteer:
    monkeypatch.setattr(gazetteer_index, "_cities", lambda: CITIES)
    build(tmp_path / "small.sqlite")
    return Gazetteer(tmp_path / "small.sqlite")


def test_main_names_come_before_alternate_ones_then_the_populous(small: Gazetteer) -> None:
    assert small.named("khujand") == [Match(KHUJAND, "Khujand"), Match(HAMLET, "Khujand")]
    assert small.named("LENINABAD") == [Match(KHUJAND, "Leninabad"), Match(HAMLET, "Leninabad")]
    assert small.named("khujandak") == [Match(HAMLET, "Khujandak"), Match(KHUJAND, "Khujandak")]


def test_a_country_keeps_other_countries_out(small: Gazetteer) -> None:
    assert small.named("xojand", "TJ") == [Match(KHUJAND, "Xoʻjand")]
    assert small.named("xojand", "UZ") == []
    assert small.starting("xo", "UZ") == []


def test_half_a_name_finds_each_place_once_whole_names_first(small: Gazetteer) -> None:
    assert small.starting("lenin") == [Match(KHUJAND, "Leninabad"), Match(HAMLET, "Leninabad")]
    assert small.starting("lenin", limit=1) == [Match(KHUJAND, "Leninabad")]
    assert small.starting("khu") == [Match(HAMLET, "Khujandak"), Match(KHUJAND, "Khujand")]


def test_nothing_typed_finds_nothing(small: Gazetteer) -> None:
    assert small.named(" - ") == small.starting("'") == []


def test_a_place_is_known_by_its_id_with_all_its_names(small: Gazetteer) -> None:
    assert small.place(1514879) == KHUJAND
    assert small.names(1514879) == ("Khujand", "Khujandak", "Leninabad", "Xoʻjand", "Хуҷанд")
    assert small.place(1) is None
    assert small.names(1) == ()


@pytest.mark.parametrize(
    ("typed", "name", "matched"),
    [
        ("Leninabad", "Khujand", "Leninabad"),
        ("تبريز", "Tabriz", "تبريز"),
        ("تبریز", "Tabriz", "تبريز"),
        ("Esfahan", "Isfahan", "Esfahan"),
        ("iasi", "Iaşi", "Iaşi"),
        ("xian", "Xi’an", "Xi’an"),
    ],
)
def test_the_world_is_found_by_any_spelling(
    world: Gazetteer, typed: str, name: str, matched: str
) -> None:
    best = world.named(typed)[0]
    assert (best.place.name, best.name) == (name, matched)


def test_both_hyderabads_are_themselves(world: Gazetteer) -> None:
    regions = {code: world.named("Hyderabad", code)[0].place.region for code in ("IN", "PK")}
    assert regions == {"IN": "Telangana", "PK": "Sindh"}


def test_threads_may_share_a_gazetteer(world: Gazetteer) -> None:
    names = ["Khujand", "Tabriz", "Isfahan", "Kazan"] * 50
    alone = [world.named(name) for name in names]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(world.named, names)) == alone


def test_a_failed_build_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gazetteer_index, "_cities", lambda: [*CITIES, CITIES[0]])
    with pytest.raises(Exception, match="UNIQUE"):
        build(tmp_path / "index.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_builders_at_the_same_moment_do_not_harm_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gazetteer_index, "_cities", lambda: CITIES)
    path = tmp_path / "index.sqlite"
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(build, [path] * 8))
    assert list(tmp_path.iterdir()) == [path]
    assert Gazetteer(path).place(1514879) == KHUJAND


def test_a_new_index_takes_the_old_one_s_place_whole(small: Gazetteer) -> None:
    before = small.path.stat().st_ino
    build(small.path)
    assert small.path.stat().st_ino != before


def test_a_damaged_index_is_named_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    path.write_bytes(b"no database" * 1000)
    with pytest.raises(GazetteerError, match=r"index\.sqlite cannot be read; delete it"):
        Gazetteer(path).named("Khujand")


@pytest.fixture
def empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TWINNING_CACHE", str(tmp_path))
    return tmp_path


def builder(returncode: int) -> Callable[..., subprocess.CompletedProcess[str]]:
    def run(command: list[str], **_options: Any) -> subprocess.CompletedProcess[str]:
        assert command[1:] == ["-m", "twinning", "gazetteer"]
        if not returncode:
            build(index_path())
        return subprocess.CompletedProcess(command, returncode)

    return run


def test_a_missing_index_is_built_apart(empty_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer_index, "_cities", lambda: CITIES)
    monkeypatch.setattr(subprocess, "run", builder(returncode=0))
    assert opened().place(7) == HAMLET
    assert list(empty_cache.iterdir()) == [index_path()]


@pytest.mark.usefixtures("empty_cache")
def test_a_build_that_fails_says_how_to_find_out_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", builder(returncode=1))
    with pytest.raises(GazetteerError, match="python -m twinning gazetteer"):
        opened()
