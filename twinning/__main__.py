"""The command line: check tables, fill in coordinates, build the gazetteer's index."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from twinning.errors import DataError
from twinning.filling import fill
from twinning.gazetteer import GazetteerError, index_path
from twinning.geocoding import located_cities
from twinning.language import _, ngettext
from twinning.loading import load
from twinning.settings import data_folder


def parser() -> argparse.ArgumentParser:
    """The commands and their arguments."""
    commands = argparse.ArgumentParser(prog="python -m twinning", description=__doc__)
    command = commands.add_subparsers(required=True, metavar="COMMAND")
    checking = command.add_parser("check", help=_("print every problem of the tables"))
    checking.set_defaults(run=check)
    geocoding = command.add_parser("geocode", help=_("fill blank coordinates in cities.csv"))
    geocoding.set_defaults(run=geocode)
    geocoding.add_argument(
        "--nominatim",
        action="store_true",
        help=_(
            "ask the Nominatim server of TWINNING_NOMINATIM_URL where the gazetteer is at a loss"
        ),
    )
    for with_folder in (checking, geocoding):
        with_folder.add_argument(
            "folder", nargs="?", type=Path, default=None, help=_("default: the dashboard's folder")
        )
    building = command.add_parser("gazetteer", help=_("build the index of place names, once"))
    building.set_defaults(run=gazetteer)
    return commands


def check(arguments: argparse.Namespace) -> int:
    """Print every problem; 1 when there is any."""
    folder = arguments.folder or data_folder()
    tables = load(folder)
    for problem in tables.problems:
        print(problem)
    count = len(tables.problems)
    if not count:
        print(_("No problems in {folder}.").format(folder=folder))
        return 0
    print(
        ngettext("{count} problem", "{count} problems", count).format(count=count), file=sys.stderr
    )
    return 1


def geocode(arguments: argparse.Namespace) -> int:
    """Fill blank coordinates and print what could not be located; 1 when there is any."""
    filling = fill(arguments.folder or data_folder(), located_cities)
    for party in filling.unlocated:
        print(party)
    located = ngettext("{count} city located", "{count} cities located", filling.located)
    print(located.format(count=filling.located), file=sys.stderr)
    return 1 if filling.unlocated else 0


def gazetteer(_arguments: argparse.Namespace) -> int:
    """Build the index unless it is there."""
    # Imported here: it holds the source of the index, which no other command needs.
    from twinning.gazetteer_index import build

    if not index_path().exists():
        build(index_path())
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; what stops it is told in plain words, with exit code 1."""
    chosen = parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except (DataError, GazetteerError) as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
