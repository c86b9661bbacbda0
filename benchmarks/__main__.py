"""Measure the dashboard with the shipped tables and generated worlds; print Markdown."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from playwright.sync_api import TimeoutError

from benchmarks import (
    changes,
    frames,
    languages,
    loads,
    locating,
    outputs,
    pages,
    painting,
    selections,
    sessions,
    starts,
    world,
)
from benchmarks.figure import REPEATS, Figure
from benchmarks.machine import description, load_average
from benchmarks.report import table, table_of_sizes
from benchmarks.stage import stage
from benchmarks.visitors import PATIENCE_SECONDS
from twinning.gazetteer import opened

IN_PROCESS = {
    "Loading": loads.figures,
    "Selecting": selections.figures,
    "Sending": outputs.figures,
    "Pages": pages.figures,
    "Languages": languages.figures,
}
# The sessions first: what they hold is measured of a server that nobody has used yet.
ON_STAGE = {
    "Sessions": sessions.figures,
    "Painting": painting.figures,
    "Changes": changes.figures,
    "Frames": frames.figures,
}
STARTS = "Starts"
LOCATING = "Locating"
PARTS = (*IN_PROCESS, LOCATING, STARTS, *ON_STAGE)


def main() -> None:
    """Print the machine, then a table for each part of the dashboard."""
    asked = _arguments()
    opened()  # the search asks the gazetteer, so its index must be there
    busy = load_average()
    tables = list(_tables(asked.sizes, asked.only, asked.pairs))
    conditions = (
        f"Measured on {date.today()}, medians of {REPEATS} runs; "
        f"load average {busy:.1f} at the beginning, {load_average():.1f} at the end."
    )
    print(description(), conditions, *tables, sep="\n\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--sizes",
        nargs="+",
        type=int,
        choices=world.SIZES,
        default=world.SIZES,
        help="agreements of the generated worlds; what needs no server takes the smallest",
    )
    parser.add_argument(
        "--only",
        nargs="+",
        type=str.capitalize,
        choices=PARTS,
        default=PARTS,
        metavar="PART",
        help=", ".join(PARTS).lower(),
    )
    parser.add_argument(
        "--pairs", type=Path, metavar="FILE", help="a table of pairs to locate; else one is made"
    )
    return parser.parse_args()


def _tables(sizes: Sequence[int], only: Sequence[str], pairs: Path | None) -> Iterator[str]:
    smallest = min(sizes)
    for title in (title for title in IN_PROCESS if title in only):
        folder, figures = _world(smallest), IN_PROCESS[title]
        _say(title)
        yield table(
            title, {"Shipped data": figures(world.SHIPPED), f"{smallest:,}": figures(folder)}
        )
    if LOCATING in only:
        _say(LOCATING)
        yield table(LOCATING, {"Parties of the table": locating.figures(pairs)})
    served = [title for title in (STARTS, *ON_STAGE) if title in only]
    measured = {size: _of_size(size, served, size == smallest) for size in sorted(sizes) if served}
    for title in served:
        columns = {size: parts[title] for size, parts in measured.items() if title in parts}
        yield table_of_sizes(title, columns)
        yield from (_given_up(title, size) for size in measured if size not in columns)


def _of_size(size: int, served: Sequence[str], is_first: bool) -> dict[str, list[Figure]]:
    """What is measured of running servers over one world, by part, as far as it came to an end."""
    found, folder = {}, _world(size)
    if STARTS in served:
        _say(f"{STARTS} at {size:,}")
        found[STARTS] = starts.figures(size, folder)
    on_stage = [title for title in served if title in ON_STAGE]
    if on_stage:
        with stage(size, folder, is_first=is_first) as scene:
            for title in on_stage:
                _say(f"{title} at {size:,}")
                try:
                    found[title] = ON_STAGE[title](scene)
                except TimeoutError as error:
                    _say(f"{_given_up(title, size)} {error}")
    return found


def _given_up(title: str, size: int) -> str:
    return f"{title} at {size:,}: given up, for something took more than {PATIENCE_SECONDS} s."


@cache
def _world(size: int) -> Path:
    _say(f"The world of {size:,} agreements")
    return world.kept(size)


def _say(what: str) -> None:
    print(f"{what} …", file=sys.stderr)


if __name__ == "__main__":
    main()
