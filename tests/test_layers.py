"""The architecture, read from the imports: who may import what, and which library lives where."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LAYERS = (  # a module imports only those named before it; maps, web and ui are folders
    "__init__ schema settings reader catalogues conjunctions language series message errors",
    "solar_hijri calendars dates",
    "text alphabets country_names countries official_languages geometry place quoting konect",
    "weights typesetting painting",
    "charset sheet lines cells stacking shaping reading wellformed blocks",
    "targets checks folder loading",
    "gazetteer_index gazetteer spelling location namesakes questions readings lookup geocoding",
    "variants slugs levels surroundings review pairs doubts sites standings groups parties unions",
    "answers nominatim_service nominatim",
    "atlas store pieces",
    "populations likeness events city_names labels counts claims incidence names known_names",
    "search",
    "preparation selection query facets view",
    "omissions ordering partners portrait chronicle sentence statement histogram signings play",
    "seeker merits candidates evidence grounds reasons",
    "counting reconciliation verdicts disagreement",
    "network network_words network_report published",
    "durations commitments stages terms programmes reminders waiting dormancy calendar_file",
    "lanes ticks",
    "extracts exporting geojson filling importing colophon workbook dictionary csvw",
    "package",
    "__main__",
    "maps",
    "drawing",
    "picture",
    "paper footnotes brief_rows brief_tables brief brief_html brief_pdf",
    "web",
    "ui",
    "pages dashboard",
)
ORDER = " ".join(LAYERS).split()
OWNERS = {  # a name beginning with a dot is that attribute of anything
    "streamlit": ("twinning/ui/", "pages/", "dashboard.py"),
    "streamlit_folium": ("twinning/ui/",),
    "typst": ("twinning/typesetting.py",),
    "folium": ("twinning/maps/",),
    "branca": ("twinning/maps/",),
    "persiantools": ("twinning/solar_hijri.py",),
    "icalendar": ("twinning/calendar_file.py",),
    "starlette": ("twinning/web/", "dashboard.py"),
    "csv.reader": ("twinning/reading.py",),
    # The lists of regions and of names are no tables of ours.
    "csv.DictReader": ("twinning/gazetteer_index.py", "twinning/city_names.py"),
    ".read_csv": ("twinning/blocks.py",),
    "csv.writer": ("twinning/exporting.py",),
    "csv.DictWriter": ("twinning/exporting.py",),
    ".to_csv": ("twinning/exporting.py",),
}
LONGEST_PAGE = 60


def sources() -> list[Path]:
    """Every module of the dashboard, relative to the project."""
    found = [ROOT / "dashboard.py", *ROOT.glob("pages/*.py"), *ROOT.glob("twinning/**/*.py")]
    return sorted(path.relative_to(ROOT) for path in found)


def breaches(file: str, source: str) -> list[str]:
    """Each line of `source`, taken as the text of `file`, that uses what it must not."""
    uses = sorted({*imports(source), *attributes(source)})
    return [
        f"{file}:{line}: {name}"
        for line, name in uses
        if above(file, name) or any(breaks(file, name, rule) for rule in OWNERS)
    ]


def imports(source: str) -> Iterator[tuple[int, str]]:
    """The line and dotted name of everything imported, relative imports being ruff's to refuse."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def attributes(source: str) -> Iterator[tuple[int, str]]:
    """The line and name of every attribute: `csv.reader` on a name, `.reader` on all else."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else ""
            yield node.lineno, f"{owner}.{node.attr}"


def above(file: str, name: str) -> bool:
    """Whether `name` is a module of ours that stands above `file` in the order."""
    target = re.match(r"twinning\.(\w+)", name)
    return target is not None and target[1] in ORDER[ORDER.index(module(file)) + 1 :]


def module(file: str) -> str:
    """The name in ORDER of the module or the folder that `file` belongs to."""
    first, *rest = Path(file).with_suffix("").parts
    return rest[0] if first == "twinning" else first


def breaks(file: str, name: str, rule: str) -> bool:
    """Whether `name` is what `rule` speaks of and `file` is not where it may be used."""
    meant = name.endswith(rule) if rule[0] == "." else f"{name}.".startswith(f"{rule}.")
    return meant and not file.startswith(OWNERS[rule])


@pytest.mark.parametrize("file", [str(file) for file in sources()])
def test_a_module_uses_only_what_lies_below_it(file: str):
    assert breaches(file, (ROOT / file).read_text()) == []


def test_every_module_has_its_place_in_the_order():
    assert {module(str(file)) for file in sources()} - set(ORDER) == set()


@pytest.mark.parametrize(
    ("file", "source", "found"),
    [
        ("twinning/loading.py", "from twinning.atlas import Atlas", ["twinning.atlas.Atlas"]),
        ("twinning/facets.py", "from twinning import ui", ["twinning.ui"]),
        ("twinning/maps/base.py", "import streamlit as st", ["streamlit"]),
        ("twinning/web/feeds.py", "def feed():\n    from folium import Map", ["folium.Map"]),
        ("twinning/store.py", "import pandas as pd\npd.read_csv('x')", ["pd.read_csv"]),
        ("pages/data.py", "view.agreements[:2].to_csv()", [".to_csv"]),
        ("twinning/ui/frame.py", "from twinning.ui import menu\nimport streamlit", []),
    ],
)
def test_a_breach_is_reported(file: str, source: str, found: list[str]):
    assert [breach.split(": ")[1] for breach in breaches(file, source)] == found


def test_pages_are_short():
    lines = {str(file): (ROOT / file).read_text().count("\n") for file in sources()}
    long = {file: n for file, n in lines.items() if file.startswith("pages/") and n >= LONGEST_PAGE}
    assert long == {}


def test_the_libraries_imported_are_the_direct_dependencies():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    declared = {re.split(r"[ ~=<>\[]", line)[0] for line in project["dependencies"]}
    names = {
        name.split(".")[0] for file in sources() for _, name in imports((ROOT / file).read_text())
    }
    ours = {"twinning"} | sys.stdlib_module_names
    assert {name.replace("_", "-") for name in names - ours} == declared
