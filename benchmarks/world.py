"""Generated worlds: tables of the shape of all known agreements, the same every time."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd

from benchmarks.cities import drawn
from benchmarks.occurrences import events
from benchmarks.pairing import twinned
from benchmarks.terms import agreements as agreed
from benchmarks.terms import claims, sources
from twinning.loading import load
from twinning.schema import AGREEMENTS, CITIES, EVENTS, SOURCES, THEMES
from twinning.settings import PROJECT, cache_folder

SHIPPED = PROJECT / "data"
CITIES_OF = {26_000: 17_000, 250_000: 60_000, 1_000_000: 150_000}
SIZES = tuple(CITIES_OF)
SEED = 1404
FORMAT = 4  # raise it when the same size and seed make other bytes


def kept(agreements: int) -> Path:
    """The folder of the world of that size, one of SIZES, written now unless it is there."""
    folder = cache_folder() / "worlds" / f"{agreements}-{FORMAT}"
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix="unfinished-", dir=folder.parent) as unfinished:
            whole = Path(unfinished) / folder.name
            whole.mkdir()
            write(whole, agreements=agreements, cities=CITIES_OF[agreements])
            whole.replace(folder)
    return folder


def write(folder: Path, *, agreements: int, cities: int, seed: int = SEED) -> None:
    """Write the five tables into `folder`; the same numbers always make the same bytes."""
    chance = np.random.default_rng(seed)
    themes = load(SHIPPED).themes["theme_id"].tolist()
    parties = drawn(chance, cities)
    told = agreed(chance, parties, twinned(chance, parties, agreements), themes)
    _write(folder / CITIES.file, parties)
    _write(folder / AGREEMENTS.file, told)
    said = [sources(chance, told), claims(chance, parties)]
    _write(folder / SOURCES.file, pd.concat(said, ignore_index=True).fillna(""))
    _write(folder / EVENTS.file, events(chance, told))
    shutil.copyfile(SHIPPED / THEMES.file, folder / THEMES.file)


def _write(path: Path, rows: pd.DataFrame) -> None:
    rows.to_csv(path, index=False, encoding="utf-8", lineterminator="\n")
