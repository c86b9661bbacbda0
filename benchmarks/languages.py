"""Page server time in each language beside English: by turns, so that noise hits all alike."""

import logging
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from streamlit.testing.v1 import AppTest

from benchmarks.figure import Figure, run, spoken
from benchmarks.machine import fresh
from benchmarks.pages import FRAME, PAGES, PATIENCE_SECONDS, QUIET
from benchmarks.selections import typical
from twinning.reader import LANGUAGES, Reader, spoken_to
from twinning.selection import parameters
from twinning.settings import PROJECT, data_folder
from twinning.store import store_of

ROUNDS = 30  # a page takes about 30 ms, and the machine disturbs some rounds
ENGLISH = LANGUAGES[0]
EVERYTHING = "everything"
ABOUT = {"city.py": "one city", "partners.py": "one city", "country.py": "one country"}
"""What is selected on pages that are about it; on the others, everything."""
TARGET = "1.10"

Times = Mapping[str, Sequence[float]]
"""Seconds of processor time by language, one for each round."""


def figures(folder: Path) -> list[Figure]:
    """All pages together in each language, and the page that takes longest beside English."""
    return fresh(_measured, folder)


def _measured(folder: Path) -> list[Figure]:
    logging.getLogger(QUIET).disabled = True
    os.environ["TWINNING_DATA"] = str(folder)
    visitors = {language: _visitor(language) for language in LANGUAGES}
    atlas = store_of(data_folder()).edition().atlas
    assert atlas is not None  # else the frame would have failed
    selections = typical(atlas)
    addresses = {p: dict(parameters(selections[ABOUT.get(p, EVERYTHING)])) for p in PAGES}
    return told({p.removesuffix(".py"): _of_page(visitors, p, addresses[p]) for p in PAGES})


def _visitor(language: str) -> AppTest:
    """One who has come, and stays with a language."""
    frame = AppTest.from_file(FRAME, default_timeout=PATIENCE_SECONDS)
    frame.query_params["lang"] = language
    return frame.run()


def _of_page(visitors: Mapping[str, AppTest], page: str, address: Mapping[str, str]) -> Times:
    """The times of a page for all visitors; the first round does not count."""
    for language, frame in visitors.items():
        frame.switch_page(os.path.relpath(PROJECT / "pages" / page, FRAME.parent))
        frame.query_params.clear()
        frame.query_params.update({**address, "lang": language})
    rounds = [[_run(*visitor) for visitor in visitors.items()] for _ in range(1 + ROUNDS)]
    return dict(zip(visitors, zip(*rounds[1:], strict=True), strict=True))


def _run(language: str, frame: AppTest) -> float:
    # What is chosen in a control goes to the server by its label, which AppTest works out here.
    with spoken_to(Reader(language)):
        _visited, timing = run(frame.run)
    if frame.exception:
        raise RuntimeError(f"A page failed: {frame.exception[0].message}")
    return timing.processor


def told(pages: Mapping[str, Times]) -> list[Figure]:
    """A figure for each language, given the times of each page."""
    first = Figure("All pages in en, processor time", spoken(_sum(pages, ENGLISH)))
    return [first, *(_beside_english(pages, language) for language in LANGUAGES[1:])]


def _beside_english(pages: Mapping[str, Times], language: str) -> Figure:
    ratios = {page: _ratio(times, language) for page, times in pages.items()}
    worst = max(ratios, key=ratios.__getitem__)
    seconds = _sum(pages, language)
    measured = f"{spoken(seconds)}, {seconds / _sum(pages, ENGLISH):.2f}"
    return Figure(
        f"In {language}: beside English, and the page furthest from it",
        f"{measured}; {worst} {ratios[worst]:.2f}",
        TARGET,
    )


def _sum(pages: Mapping[str, Times], language: str) -> float:
    return sum(median(times[language]) for times in pages.values())


def _ratio(times: Times, language: str) -> float:
    """How many times as long as in English, the median of the rounds."""
    pairs = zip(times[language], times[ENGLISH], strict=True)
    return median(own / english for own, english in pairs)
