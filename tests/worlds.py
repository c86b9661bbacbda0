"""The world as importing knows it, and short ways to import a table in a test."""

from functools import cache

from twinning.gazetteer import opened
from twinning.importing import Claim, Imported, imported
from twinning.review import Finding
from twinning.standings import World
from twinning.surroundings import Surroundings

HEADER = "city1,country1,lat1,lng1,city2,country2,lat2,lng2,year\n"
ISFAHAN = "Isfahan,Iran,32.65,51.67"
KAZAN = "Kazan,Russia,55.79,49.12"
WINDHOEK = "Windhoek,NA,-22.56,17.08"


@cache
def world() -> World:
    """The whole gazetteer."""
    return World(opened(), Surroundings(opened()))


def imported_rows(*rows: str, header: str = HEADER, status: str = "active") -> Imported:
    """What becomes of the rows of a table of pairs."""
    content = "\n".join([header.rstrip(), *rows])
    return imported(content.encode(), "pairs.csv", Claim(status, "A list"), world())


def city(party: str) -> dict[str, object]:
    """The row of cities.csv that a party's cells become: "name,country,latitude,longitude"."""
    other = ISFAHAN if not party.startswith("Isfahan") else KAZAN
    table = imported_rows(f"{party},{other},").tables["cities.csv"]
    row: dict[str, object] = table.iloc[0].to_dict()
    return row


def doubts(result: Imported) -> list[tuple[int, str, str]]:
    """Line, reason and party of each doubt."""
    return [(f.line, f.reason, f.about) for f in result.findings if f.outcome == "doubt"]


def rows_findings(result: Imported) -> list[Finding]:
    """What became of the rows that were not used."""
    return [finding for finding in result.findings if finding.outcome != "doubt"]
