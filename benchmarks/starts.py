"""Starts: from nothing to the first page, with only the gazetteer's index there before."""

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.figure import REPEATS, Figure, spoken
from benchmarks.servers import dashboard
from benchmarks.sessions import connected, run
from benchmarks.world import SHIPPED
from twinning.gazetteer import index_path

TARGETS = {26_000: "2 s", 250_000: "12 s", 1_000_000: "60 s"}


def figures(size: int, folder: Path) -> list[Figure]:
    """Fresh servers over the shipped tables and over those of `folder`, by turns.

    A server may read the tables before it is asked for a page, so the load is not counted from
    the first request: it is the whole start, less what a server takes to answer at all.
    """
    shipped, ours = zip(
        *((_started(SHIPPED), _started(folder)) for _ in range(REPEATS)), strict=True
    )
    answering = median(answers for answers, _page in shipped)
    first_page = median(page for _answers, page in ours)
    asked = median(page - answers for answers, page in ours)
    return [
        Figure("Process start → server answers", spoken(answering)),
        Figure("Process start → first page, shipped data", spoken(median(p for _a, p in shipped))),
        Figure("Process start → first page", spoken(first_page)),
        Figure("First request → first page", spoken(asked)),
        Figure(
            "From CSV to first served page: start → page, less start → answer",
            spoken(first_page - answering),
            TARGETS.get(size, ""),
        ),
    ]


def _started(folder: Path) -> tuple[float, float]:
    """Seconds from a process's start until it answers, and until its first page has run."""
    with TemporaryDirectory(prefix="cache-") as cache:
        index = index_path()
        (Path(cache) / index.name).symlink_to(index.resolve())
        began = perf_counter()
        with dashboard(folder, {"TWINNING_CACHE": cache}) as server:
            answers = perf_counter() - began
            with connected(server) as session:
                run(session)
                return answers, perf_counter() - began
