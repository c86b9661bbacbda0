"""The documents name whatever a reader can type, set or fill in."""

import argparse
import re
import tomllib
from pathlib import Path

import pytest

from twinning.__main__ import parser
from twinning.schema import TABLES
from twinning.selection import PARAMETERS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text()
DOCUMENTS = README + (ROOT / "data" / "README.md").read_text()
SOURCES = [ROOT / "dashboard.py", *ROOT.glob("pages/*.py"), *ROOT.glob("twinning/**/*.py")]


def targets() -> list[str]:
    """The targets that a person calls: the Makefile's first list of them."""
    [phony, *_] = re.findall(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    return [str(target) for target in phony.split()]


def commands() -> list[str]:
    """The subcommands of `python -m twinning`."""
    actions = parser()._actions
    [choices] = [a.choices for a in actions if isinstance(a, argparse._SubParsersAction)]
    return list(choices)


def variables() -> list[str]:
    """The environment variables that the code reads."""
    return sorted(
        {name for p in SOURCES for name in re.findall(r"\bTWINNING_[A-Z_]*[A-Z]\b", p.read_text())}
    )


def libraries() -> list[str]:
    """The names of the direct dependencies, without versions."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    return [re.split(r"[ \[]", needed)[0] for needed in project["dependencies"]]


@pytest.mark.parametrize("library", libraries())
def test_the_readme_names_each_library(library: str):
    assert re.search(rf"\b{library}\b", README, re.IGNORECASE)


@pytest.mark.parametrize("target", targets())
def test_the_readme_names_each_make_target(target: str):
    assert f"make {target}" in README


def test_the_readme_names_no_other_make_target():
    assert set(re.findall(r"`make ([a-z]+)", README)) <= set(targets())


@pytest.mark.parametrize("command", commands())
def test_the_readme_names_each_command(command: str):
    assert f"python -m twinning {command}" in README


@pytest.mark.parametrize("parameter", PARAMETERS)
def test_the_readme_names_each_parameter_of_the_address(parameter: str):
    assert f"`{parameter}`" in README


@pytest.mark.parametrize("variable", variables())
def test_the_documents_name_each_environment_variable(variable: str):
    assert variable in DOCUMENTS


@pytest.mark.parametrize("column", sorted({name for table in TABLES for name in table.columns}))
def test_the_documents_name_each_column(column: str):
    assert f"`{column}`" in DOCUMENTS
