"""The world that the benchmarks generate: sound, complete, and the same every time."""

from pathlib import Path

import pytest

from benchmarks import world
from twinning import dates
from twinning.folder import read
from twinning.loading import load
from twinning.schema import INSTRUMENTS, STATUSES, TABLES


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A small generated world."""
    return written(tmp_path)


def written(folder: Path, seed: int = world.SEED) -> Path:
    folder.mkdir(exist_ok=True)
    world.write(folder, agreements=600, cities=400, seed=seed)
    return folder


def test_the_generated_world_is_of_the_size_asked_for_and_without_a_problem(made: Path):
    tables = load(made)
    assert tables.problems == ()
    assert (len(tables.agreements), len(tables.cities)) == (600, 400)


def test_the_generated_world_has_every_status_instrument_and_precision(made: Path):
    agreements = load(made).agreements
    dated = agreements.loc[agreements["signed_on"] != "", "signed_on"]
    assert set(agreements["status"]) == set(STATUSES)
    assert set(agreements["instrument"]) == set(INSTRUMENTS)
    assert {dates.span(day).precision for day in dated} == {"day", "month", "year", "interval"}
    assert 0 < len(dated) < len(agreements)


def test_the_same_seed_makes_the_same_bytes_and_another_one_others(tmp_path: Path):
    first, again = written(tmp_path / "first"), written(tmp_path / "again")
    other = written(tmp_path / "other", seed=1)
    assert read(first) == read(again)
    assert set(read(first)) == {schema.file for schema in TABLES}
    assert read(first)["agreements.csv"] != read(other)["agreements.csv"]
