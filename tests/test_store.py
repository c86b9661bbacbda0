"""The store: changed tables are served whole and at once, broken ones never."""

import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pandas as pd
import pytest

from twinning.atlas import Atlas, version_of
from twinning.folder import await_rest, is_at_rest, read
from twinning.gazetteer import GazetteerError
from twinning.location import Unlocated
from twinning.store import AtlasStore, Edition, store_of

Folder = Callable[..., Path]

HEADER = "agreement_id,city_a,city_b,status\n"
OLD = {
    "cities": "city_id,name,country,latitude,longitude\na,A,IR,1,2\nb,B,TR,3,4\n",
    "agreements": f"{HEADER}1,a,b,active\n",
}
NEW = {
    "cities": "city_id,name,country,latitude,longitude\nc,C,IR,1,2\nd,D,TR,3,4\n",
    "agreements": f"{HEADER}2,c,d,active\n",
}
BROKEN = {"agreements": "agreement_id,city_a\n"}


def located(cities: pd.DataFrame) -> tuple[pd.DataFrame, tuple[Unlocated, ...]]:
    """The cities as they are: no gazetteer is needed here."""
    return cities, ()


def served(store: AtlasStore) -> Atlas:
    """The atlas there must be."""
    atlas = store.edition().atlas
    assert atlas is not None
    return atlas


def ids(atlas: Atlas) -> list[str]:
    """The agreements of an atlas."""
    return atlas.agreements["agreement_id"].tolist()


@pytest.fixture(autouse=True)
def short_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twinning.folder.REST_SECONDS", 0.06)


@pytest.fixture
def store(folder: Folder) -> AtlasStore:
    return AtlasStore(folder(**OLD), located)


def test_changed_tables_are_served_at_the_next_question(store: AtlasStore, folder: Folder):
    assert ids(served(store)) == ["1"]
    folder(**NEW)
    assert ids(served(store)) == ["2"]
    assert served(store).version == version_of(read(store.folder))


def test_tables_are_read_once_while_nothing_changes(folder: Folder):
    reads = []
    store = AtlasStore(folder(**OLD), lambda cities: (reads.append(1) or cities, ()))
    with ThreadPoolExecutor(8) as pool:
        atlases = list(pool.map(lambda _: served(store), range(40)))
    assert {id(atlas) for atlas in atlases} == {id(served(store))}
    assert len(reads) == 1


def test_a_broken_version_leaves_the_last_good_one_and_says_why(store: AtlasStore, folder: Folder):
    good = served(store)
    folder(**BROKEN)
    edition = store.edition()
    assert edition.atlas is good
    assert [str(problem) for problem in edition.problems] == [
        "agreements.csv:1: lacks the required columns city_b, status; "
        "its columns are agreement_id, city_a"
    ]
    (store.folder / "cities.csv").unlink()
    [problem] = store.edition().problems
    assert (problem.file, store.edition().atlas) == ("cities.csv", good)
    folder(**NEW)
    assert store.edition() == Edition(served(store))
    assert ids(served(store)) == ["2"]


def test_without_a_good_version_there_are_only_problems(folder: Folder):
    store = AtlasStore(folder(**BROKEN), located)
    edition = store.edition()
    assert edition.atlas is None
    assert [problem.file for problem in edition.problems] == ["cities.csv"]
    folder(**OLD)
    assert ids(served(store)) == ["1"]


def test_a_table_that_may_be_missing_comes_and_goes(store: AtlasStore, folder: Folder):
    folder(sources="agreement_id,title\n1,News\n")
    assert served(store).sources["title"].tolist() == ["News"]
    (store.folder / "sources.csv").unlink()
    assert served(store).sources["title"].tolist() == []


def test_a_file_of_the_same_size_and_time_is_noticed(store: AtlasStore):
    table = store.folder / "agreements.csv"
    times = table.stat()
    assert ids(served(store)) == ["1"]
    table.write_text(OLD["agreements"].replace("1,", "9,"))
    os.utime(table, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert ids(served(store)) == ["9"]


def moved(folder: Path, name: str, text: str) -> None:
    """Replace a table as careful programs do."""
    draft = folder / f"{name}.draft"
    draft.write_text(text)
    draft.replace(folder / f"{name}.csv")


def in_place(folder: Path, name: str, text: str) -> None:
    """Replace a table as careless programs do, with a pause in the midst of a row."""
    with (folder / f"{name}.csv").open("w") as file:
        for part in (text[:-7], text[-7:]):
            file.write(part)
            file.flush()
            time.sleep(0.02)


def removed_first(folder: Path, name: str, text: str) -> None:
    """Replace a table as hands do."""
    (folder / f"{name}.csv").unlink()
    time.sleep(0.02)
    moved(folder, name, text)


@pytest.mark.parametrize("replace", [moved, in_place, removed_first])
def test_no_reader_sees_half_of_a_change(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, replace: Callable[[Path, str, str], None]
):
    monkeypatch.setattr("twinning.folder.REST_SECONDS", 0.5)  # far longer than between two steps
    store = AtlasStore(folder(**OLD), located)
    seen, done = {served(store).version: served(store)}, Event()

    def look() -> None:
        while not done.is_set():
            edition = store.edition()
            assert edition.problems == ()
            assert edition.atlas is not None
            seen[edition.atlas.version] = edition.atlas

    with ThreadPoolExecutor(2) as pool:
        readers = [pool.submit(look) for _ in range(2)]
        for name, text in NEW.items():
            replace(store.folder, name, text)
            time.sleep(0.05)
        newest = served(store)
        seen[newest.version] = newest
        done.set()
        for reader in readers:
            reader.result()
    assert [(list(atlas.cities.index), ids(atlas)) for atlas in seen.values()] == [
        (["a", "b"], ["1"]),
        (["c", "d"], ["2"]),
    ]


def test_while_tables_are_being_written_the_last_version_is_served(
    store: AtlasStore, folder: Folder, monkeypatch: pytest.MonkeyPatch
):
    old = served(store)
    folder(**NEW)
    monkeypatch.setattr("twinning.folder.REST_SECONDS", 3600)
    monkeypatch.setattr("twinning.folder.PATIENCE_SECONDS", 0.1)
    assert store.edition() == Edition(old)
    monkeypatch.setattr("twinning.folder.REST_SECONDS", 0)
    assert ids(served(store)) == ["2"]


def test_what_changes_while_it_is_being_read_is_read_again(folder: Folder):
    changes = [NEW, {"cities": NEW["cities"], "agreements": f"{HEADER}3,c,d,active\n"}]

    def changing(cities: pd.DataFrame) -> tuple[pd.DataFrame, tuple[Unlocated, ...]]:
        if changes and "c" in cities.index:
            folder(**changes.pop())
        return cities, ()

    store = AtlasStore(folder(**OLD), changing)
    old = served(store)
    folder(**changes.pop(0))
    assert store.edition() == Edition(old)
    assert ids(served(store)) == ["3"]


def test_an_atlas_still_being_looked_at_is_kept(store: AtlasStore, folder: Folder):
    first = served(store)
    folder(**NEW)
    second = served(store)
    (store.folder / "cities.csv").touch()
    third = served(store)
    assert third.version == second.version
    assert (store.atlas(first.version), store.atlas(third.version)) == (first, third)
    folder(**OLD | {"agreements": HEADER})
    fourth = served(store)
    kept = [store.atlas(atlas.version) for atlas in (first, third, fourth)]
    assert kept == [None, third, fourth]


def test_without_a_gazetteer_cities_stay_unlocated_and_say_why(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
):
    asked = []

    def opened() -> None:
        asked.append(1)
        raise GazetteerError("The gazetteer could not be built.")

    monkeypatch.setattr("twinning.geocoding.opened", opened)
    rows = "a,A,IR,1,2,\nb,B,TR,,,\nc,C,TR,,,province\nd,D,TR,,,district\n"
    cities = f"city_id,name,country,latitude,longitude,level\n{rows}"
    atlas = served(AtlasStore(folder(cities=cities, agreements=OLD["agreements"])))
    assert atlas.unlocated == (
        Unlocated("The gazetteer could not be built.", (), "b"),
        Unlocated("a province is not a point on the map", (), "c"),
        Unlocated("The gazetteer could not be built.", (), "d"),
    )
    assert atlas.cities["location_method"].tolist() == ["given", "", "", ""]
    assert ids(atlas) == ["1"]
    assert len(asked) == 1


def test_a_folder_has_one_store(tmp_path: Path):
    assert store_of(tmp_path) is store_of(Path(tmp_path))
    assert store_of(tmp_path) is not store_of(tmp_path.parent)


def test_a_folder_is_at_rest_when_nothing_in_it_moved_lately(folder: Folder):
    place = folder(**OLD)
    assert not is_at_rest(place)
    await_rest(place)
    assert is_at_rest(place)
    (place / "cities.csv").unlink()
    assert not is_at_rest(place)


def test_patience_with_a_restless_folder_ends(folder: Folder, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("twinning.folder.REST_SECONDS", 3600)
    monkeypatch.setattr("twinning.folder.PATIENCE_SECONDS", 0)
    await_rest(folder(**OLD))


def test_a_folder_that_is_not_there_is_at_rest(tmp_path: Path):
    assert is_at_rest(tmp_path / "nowhere")
