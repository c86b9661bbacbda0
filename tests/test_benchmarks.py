"""The worlds that the benchmarks generate, and how figures are read and written down."""

import subprocess
import sys
from itertools import islice
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from benchmarks import cities, languages, machine, pairing, sessions, world
from benchmarks.figure import Figure, kilobytes, megabytes, spoken, spread
from benchmarks.report import table, table_of_sizes
from twinning import dates
from twinning.folder import read
from twinning.geometry import distance_km
from twinning.loading import load
from twinning.reader import LANGUAGES
from twinning.schema import INSTRUMENTS, STATUSES, TABLES

STATUS_OF_A_PROCESS = "Name:\tpython\nVmHWM:\t   91544 kB\nVmRSS:\t   91012 kB\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small generated world."""
    return written(tmp_path_factory.mktemp("world"))


def written(folder: Path, seed: int = world.SEED) -> Path:
    folder.mkdir(exist_ok=True)
    world.write(folder, agreements=2_000, cities=1_000, seed=seed)
    return folder


def test_the_generated_world_is_of_the_size_asked_for_and_without_a_problem(made: Path):
    tables = load(made)
    assert tables.problems == ()
    assert (len(tables.agreements), len(tables.cities)) == (2_000, 1_000)


def test_the_generated_world_has_every_status_instrument_and_precision(made: Path):
    agreements = load(made).agreements
    dated = agreements.loc[agreements["signed_on"] != "", "signed_on"]
    assert set(agreements["status"]) == set(STATUSES)
    assert set(agreements["instrument"]) == set(INSTRUMENTS)
    assert {dates.span(day).precision for day in dated} == {"day", "month", "year", "interval"}
    assert 0 < len(dated) < len(agreements)


def test_the_same_seed_makes_the_same_bytes_and_another_one_others(made: Path, tmp_path: Path):
    again, other = written(tmp_path / "again"), written(tmp_path / "other", seed=1)
    assert read(made) == read(again)
    assert set(read(made)) == {schema.file for schema in TABLES}
    assert read(made)["agreements.csv"] != read(other)["agreements.csv"]


@pytest.fixture(scope="module")
def parties() -> pd.DataFrame:
    """Cities enough to be twinned as in life."""
    return cities.drawn(np.random.default_rng(world.SEED), 5_000)


def test_the_cities_are_of_the_countries_and_regions_in_which_cities_are_twinned(
    parties: pd.DataFrame,
):
    shares = parties["country"].value_counts(normalize=True)
    assert list(shares.index[:2]) == ["DE", "FR"]
    assert shares["DE"] == pytest.approx(0.094, abs=0.02)
    assert len(shares) > 100
    assert parties["city_id"].is_unique
    assert (parties["region"] != "").mean() > 0.98


def test_every_city_is_twinned_and_no_agreement_is_there_twice(parties: pd.DataFrame):
    twins = pairing.twinned(np.random.default_rng(world.SEED), parties, 8_000)
    two = np.sort(np.column_stack([twins.a, twins.b]), axis=1)
    agreed = pd.DataFrame({"one": two[:, 0], "other": two[:, 1], "how": twins.instrument})
    assert len(agreed) == 8_000
    assert not agreed.duplicated().any()
    assert (agreed["one"] != agreed["other"]).all()
    assert set(two.ravel()) == set(range(len(parties)))


def test_partners_are_as_near_and_as_seldom_compatriots_as_in_a_public_list(
    parties: pd.DataFrame,
):
    twins = pairing.twinned(np.random.default_rng(world.SEED), parties, 8_000)
    places = parties[["latitude", "longitude"]].astype(float).to_numpy()
    km = distance_km(*places[twins.a].T, *places[twins.b].T)
    country = parties["country"].to_numpy(dtype=object)
    assert 900 < np.median(km) < 1_300
    assert (country[twins.a] == country[twins.b]).mean() == pytest.approx(0.04, abs=0.015)


def test_a_world_is_written_once_and_then_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TWINNING_CACHE", str(tmp_path))
    sizes = []

    def write(folder: Path, agreements: int, cities: int) -> None:
        (folder / "cities.csv").write_text("city_id\n")
        sizes.append((agreements, cities))

    monkeypatch.setattr(world, "write", write)
    folder = world.kept(26_000)
    assert world.kept(26_000) == folder
    assert sizes == [(26_000, 17_000)]
    assert list(folder.parent.rglob("*.*")) == [folder / "cities.csv"]


def test_memory_is_read_from_what_the_system_says_of_a_process():
    assert machine.kibibytes(STATUS_OF_A_PROCESS, "VmRSS") == 91_012
    assert 1e6 < machine.memory("VmRSS") <= machine.memory("VmHWM")


def test_the_processor_time_of_a_process_includes_its_children():
    work = "import time\nwhile time.process_time() < 0.3: pass\nprint(flush=True)\ninput()"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}])"
    with subprocess.Popen(
        [sys.executable, "-c", parent], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        process.stdout.readline()
        assert len(machine.children(process.pid)) == 1
        assert machine.processor_seconds(process.pid) > 0.3
        process.communicate(b"\n")


def test_every_session_makes_a_choice_of_its_own():
    chosen = list(islice(sessions.choices(), sessions.SESSIONS))
    assert len(set(chosen)) == sessions.SESSIONS == 20


def test_figures_are_said_in_the_units_of_their_targets():
    assert spoken(0.0333) == "33.3 ms"
    assert spread([1.204, 0.5, 3]) == "0.50 to 3.00"
    assert kilobytes(25_049) == "25.0 kB"
    assert megabytes(1_306_400_000) == "1,306 MB"


def test_a_table_holds_each_figure_beside_its_target():
    load, found = Figure("Load", "3 s", "2 s"), Figure("Found", "86 %", "at least 85 %")
    assert table("Parts", {"Shipped": [load, found], "World": [load, found]}) == (
        "| Parts | Target | Shipped | World |\n"
        "| --- | --- | --- | --- |\n"
        "| Load | ≤ 2 s | 3 s | 3 s |\n"
        "| Found | ≥ 85 % | 86 % | 86 % |"
    )


def test_a_table_of_sizes_gives_each_size_its_own_target():
    assert table_of_sizes(
        "Starts", {26_000: [Figure("Load", "3 s", "2 s")], 250_000: [Figure("Load", "9 s")]}
    ) == (
        "| Starts | at 26,000 | Target | at 250,000 | Target |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| Load | 3 s | ≤ 2 s | 9 s |  |"
    )


def test_languages_are_measured_beside_english_page_by_page():
    english, slow = [0.1, 0.2, 0.1], [0.12, 0.21, 0.13]
    others = {language: english for language in LANGUAGES}
    found = languages.told({"map": others | {"fa": slow}, "city": others})
    assert found[:3] == [
        Figure("All pages in en, processor time", "200 ms"),
        Figure(
            "In fa: beside English, and the page furthest from it", "230 ms, 1.15; map 1.20", "1.10"
        ),
        Figure(
            "In tr: beside English, and the page furthest from it", "200 ms, 1.00; map 1.00", "1.10"
        ),
    ]
    assert len(found) == len(LANGUAGES)
