"""Measure the shipped tables and a generated world of 26,000 agreements; print Markdown."""

import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import loads, outputs, pages, selections, world
from benchmarks.figure import REPEATS
from benchmarks.machine import description, load_average
from benchmarks.report import table
from twinning.gazetteer import opened

TABLES = {
    "Loading": loads.figures,
    "Selecting": selections.figures,
    "Sending": outputs.figures,
    "Pages": pages.figures,
}


def main() -> None:
    """Print the machine, then a table for each part of the dashboard."""
    opened()  # the search asks the gazetteer, so its index must be there
    busy = load_average()
    with TemporaryDirectory(prefix="world-") as folder:
        world.write(Path(folder))
        tables = [_table(title, Path(folder)) for title in TABLES]
    conditions = (
        f"Measured on {date.today()}, medians of {REPEATS} runs; "
        f"load average {busy:.1f} at the beginning, {load_average():.1f} at the end."
    )
    print(description(), conditions, *tables, sep="\n\n")


def _table(title: str, folder: Path) -> str:
    print(f"{title} …", file=sys.stderr)
    figures = TABLES[title]
    return table(title, figures(world.SHIPPED), figures(folder))


if __name__ == "__main__":
    main()
