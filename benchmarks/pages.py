"""Page server time: one run of the script of each page, as AppTest runs it."""

import logging
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from streamlit.testing.v1 import AppTest

from benchmarks.figure import Figure, run, sized, timed
from benchmarks.machine import fresh, memory
from benchmarks.selections import typical
from twinning.selection import parameters
from twinning.settings import PROJECT, data_folder
from twinning.store import store_of

FRAME = PROJECT / "twinning" / "ui" / "frame.py"
PAGES = sorted(path.name for path in (PROJECT / "pages").glob("*.py"))
SELECTIONS = ("everything", "one country", "one city")
PATIENCE_SECONDS = 120
TARGET = "150 ms"
# AppTest itself causes the one warning of this logger.
QUIET = "streamlit.runtime.scriptrunner_utils.script_run_context"


def figures(folder: Path) -> list[Figure]:
    """Every page with some selections; what AppTest adds is the time of an empty script."""
    return fresh(_measured, folder)


def _measured(folder: Path) -> list[Figure]:
    logging.getLogger(QUIET).disabled = True
    os.environ["TWINNING_DATA"] = str(folder)
    frame = AppTest.from_file(FRAME, default_timeout=PATIENCE_SECONDS)
    _visited, first = run(frame.run)
    atlas = store_of(data_folder()).edition().atlas
    assert atlas is not None  # else the frame would have failed
    empty, selections = AppTest.from_string(""), typical(atlas)
    addresses = {name: dict(parameters(selections[name])) for name in SELECTIONS}
    return [
        Figure("An empty script: what AppTest itself takes", str(timed(empty.run))),
        Figure("First run after a start, loading included", str(first)),
        *_pages(frame, addresses),
        Figure("Memory of the process in the end", sized(memory("VmRSS"))),
    ]


def _pages(frame: AppTest, addresses: Mapping[str, Mapping[str, str]]) -> Iterator[Figure]:
    for page in PAGES:
        frame.switch_page(os.path.relpath(PROJECT / "pages" / page, FRAME.parent))
        for name, address in addresses.items():
            frame.query_params.clear()
            frame.query_params.update(address)
            timing = timed(frame.run)
            if frame.exception:
                raise RuntimeError(f"{page} failed: {frame.exception[0].message}")
            title = page.removesuffix(".py").capitalize()
            yield Figure(f"{title}, {name}", str(timing), TARGET)
