"""The command line: check tables, make them from pairs, locate cities, build the gazetteer."""

import argparse
import io
import re
import sqlite3
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TypeAlias

from twinning.cells import UNSAFE, WEB
from twinning.errors import DataError
from twinning.filling import fill
from twinning.gazetteer import GazetteerError, index_path, opened
from twinning.geocoding import Locate, by_gazetteer, in_turn, located_cities
from twinning.importing import REVIEW, Claim, check_free, imported, write
from twinning.language import _, ngettext
from twinning.loading import load
from twinning.network_report import lines, network_of
from twinning.nominatim import configured_locator
from twinning.nominatim_service import NominatimError
from twinning.published import PUBLISHED, disagreements
from twinning.review import summary
from twinning.schema import AGREEMENTS, CITIES, STATUSES
from twinning.settings import cache_folder, data_folder
from twinning.standings import World
from twinning.surroundings import Surroundings

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def parser() -> argparse.ArgumentParser:
    """The commands and their arguments."""
    commands = argparse.ArgumentParser(prog="python -m twinning", description=__doc__)
    command = commands.add_subparsers(required=True, metavar="COMMAND")
    _add_tables(command)
    _add_import(command)
    _add_network(command)
    building = command.add_parser("gazetteer", help=_("build the index of place names, once"))
    building.set_defaults(run=gazetteer)
    return commands


def _add_tables(command: Commands) -> None:
    """The commands that read a folder of tables."""
    checking = command.add_parser("check", help=_("print every problem of the tables"))
    checking.set_defaults(run=check)
    geocoding = command.add_parser("geocode", help=_("fill blank coordinates in cities.csv"))
    geocoding.set_defaults(run=geocode)
    geocoding.add_argument(
        "--nominatim",
        action="store_true",
        help=_(
            "where the gazetteer is at a loss, ask the Nominatim server that the environment "
            "variables TWINNING_NOMINATIM_… describe"
        ),
    )
    for with_folder in (checking, geocoding):
        with_folder.add_argument(
            "folder", nargs="?", type=Path, help=_("default: the dashboard's folder")
        )


def _add_import(command: Commands) -> None:
    importing = command.add_parser(
        "import-pairs", help=_("make tables from one of two names and two countries a row")
    )
    importing.set_defaults(run=import_pairs)
    importing.add_argument(
        "file", type=Path, help=_("a CSV file with the columns city1, country1…")
    )
    importing.add_argument("folder", type=Path, help=_("where to put the tables; made if need be"))
    importing.add_argument(
        "--status",
        choices=STATUSES,
        default="active",
        help=_("what the file says of its pairs; default: active, listed as existing"),
    )
    importing.add_argument("--source", help=_("title of the source; default: the file's name"))
    importing.add_argument("--source-url", type=_web_address, help=_("its address"))


def _add_network(command: Commands) -> None:
    analysing = command.add_parser(
        "network", help=_("print figures of the network that agreements make")
    )
    analysing.set_defaults(run=network_figures)
    analysing.add_argument(
        "file", type=Path, help=_("a folder of tables, or an edge list of KONECT: out.NAME")
    )
    analysing.add_argument(
        "--expect",
        choices=sorted(PUBLISHED),
        help=_("compare them with the published ones; exit code 1 where they disagree"),
    )


def check(arguments: argparse.Namespace) -> int:
    """Print every problem; 1 when there is any."""
    folder = arguments.folder or data_folder()
    try:
        problems = load(folder).problems
    except DataError as error:
        problems = error.problems
    for problem in problems:
        print(problem)
    if not problems:
        print(_("No problems in {folder}.").format(folder=folder))
        return 0
    found = ngettext("{count} problem", "{count} problems", len(problems))
    print(found.format(count=len(problems)), file=sys.stderr)
    return 1


def geocode(arguments: argparse.Namespace) -> int:
    """Fill blank coordinates and print what could not be located; 1 when there is any."""
    locate: Locate = by_gazetteer
    if arguments.nominatim:
        locate = in_turn(by_gazetteer, configured_locator().locate)
    filling = fill(arguments.folder or data_folder(), partial(located_cities, locate=locate))
    for party in filling.unlocated:
        print(party)
    located = ngettext("{count} city located", "{count} cities located", filling.located)
    print(located.format(count=filling.located), file=sys.stderr)
    return 1 if filling.unlocated else 0


def import_pairs(arguments: argparse.Namespace) -> int:
    """Make tables from a table of pairs and print how many rows went where."""
    check_free(arguments.folder)
    title = UNSAFE.sub("", arguments.source or arguments.file.name)
    claim = Claim(arguments.status, title, arguments.source_url or "")
    content, places = arguments.file.read_bytes(), opened()
    result = imported(content, arguments.file.name, claim, World(places, Surroundings(places)))
    write(result, arguments.folder)
    made = [len(result.tables[schema.file]) for schema in (AGREEMENTS, CITIES)]
    for line in summary(result.findings, result.rows, *made):
        print(line)
    print(_("Review {path}").format(path=arguments.folder / REVIEW), file=sys.stderr)
    return 0


def network_figures(arguments: argparse.Namespace) -> int:
    """Print the figures of a network; 1 when they are not those that were published."""
    made = network_of(arguments.file)
    for line in lines(made):
        print(line)
    wrong = disagreements(made, arguments.expect) if arguments.expect else []
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


def _web_address(text: str) -> str:
    if not re.fullmatch(WEB, text):
        raise argparse.ArgumentTypeError(_("must begin with http:// or https://"))
    return text


def gazetteer(_arguments: argparse.Namespace) -> int:
    """Build the index unless it is there."""
    # Imported here: it holds the source of the index, which no other command needs.
    from twinning.gazetteer_index import build

    if not index_path().exists():
        build(index_path())
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; what stops it is told in plain words, with exit code 1."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal may lack letters of the names
        sys.stdout.reconfigure(errors="backslashreplace")
    chosen = parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except (DataError, GazetteerError, NominatimError) as error:
        reason = str(error)
    except BrokenPipeError:
        return 1  # whoever reads what is printed has seen enough
    except OSError as error:
        reason = f"{error.filename}: {error.strerror}" if error.filename else str(error)
    except sqlite3.Error as error:
        advice = _("What is kept in {folder} cannot be used: {error}")
        reason = advice.format(folder=cache_folder(), error=error)
    print(reason, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
