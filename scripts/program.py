"""Print the path of a program that tests need; with --install, fetch it where none is found.

`python scripts/program.py chromium`: the programs are those of PROGRAMS.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from playwright.sync_api import sync_playwright

START_SECONDS = 60


@dataclass(frozen=True)
class Program:
    """How to find a program, by its names on the PATH, and how to get it.

    `version` is the argument on which it starts only to say its version.
    """

    on_path: tuple[str, ...]
    version: str
    package: str
    advice: str
    own_install: tuple[str, ...] = ()
    elsewhere: Callable[[], Iterator[str]] = lambda: iter(())


def playwrights_own() -> Iterator[str]:
    """Where Playwright keeps the browser it fetched."""
    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path


PROGRAMS = {
    "chromium": Program(
        on_path=("chromium", "chromium-browser", "google-chrome"),
        version="--version",
        package="chromium",
        advice="The browser tests need Chromium or Chrome.",
        own_install=(sys.executable, "-m", "playwright", "install", "chromium"),
        elsewhere=playwrights_own,
    ),
    "pdftotext": Program(
        on_path=("pdftotext",),
        version="-v",
        package="poppler-utils",
        advice="The tests of PDF files need pdftotext, of poppler-utils.",
    ),
}


def main() -> int:
    """0 with the path printed; 1 with what to do where the program is not to be had."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=PROGRAMS)
    parser.add_argument("--install", action="store_true", help="fetch it where none is found")
    arguments = parser.parse_args()
    program, variable = PROGRAMS[arguments.name], arguments.name.upper()
    named = os.environ.get(variable)
    install = arguments.install and not named
    path = found(program, named) or (installed(program) if install else None)
    if path is None:
        none = f"{program.advice}\nInstall it, or name one: {variable}=/path/to/it make test\n"
        sys.stderr.write(f"{variable}={named} does not start.\n" if named else none)
        return 1
    print(path)
    return 0


def found(program: Program, named: str | None = None) -> str | None:
    """The first of this machine that starts, `named` alone if given."""
    paths = [named] if named else candidates(program)
    return next((path for path in paths if starts(path, program.version)), None)


def candidates(program: Program) -> Iterator[str]:
    """Where it may be: on the PATH, then wherever else it is kept."""
    yield from filter(None, map(shutil.which, program.on_path))
    yield from program.elsewhere()


def starts(path: str, version: str) -> bool:
    """Whether `path` runs: a system may hold a stub, and a program may lack its libraries."""
    try:
        run = subprocess.run([path, version], capture_output=True, timeout=START_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return not run.returncode


def installed(program: Program) -> str | None:
    """The one fetched in its own way, else by the system's package manager when root."""
    for command in install_commands(program):
        sys.stderr.write(f"No {program.package} yet, trying: {' '.join(command)}\n")
        subprocess.run(command, stdout=sys.stderr, check=False)
        if path := found(program):
            return path
    return None


def install_commands(program: Program) -> list[tuple[str, ...]]:
    """What this user may run here to get it, in the order to try."""
    by_system = (
        ("apt-get", "update"),
        ("apt-get", "install", "--yes", program.package),
        ("dnf", "install", "--assumeyes", program.package),
        ("apk", "add", program.package),
    )
    as_root = by_system if os.geteuid() == 0 else ()
    own = [program.own_install] if program.own_install else []
    return [*own, *(command for command in as_root if shutil.which(command[0]))]


if __name__ == "__main__":
    sys.exit(main())
