"""Print the path of a Chromium that starts; with --install, fetch one where none is found."""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from playwright.sync_api import sync_playwright

ON_PATH = ("chromium", "chromium-browser", "google-chrome")
PLAYWRIGHT_INSTALL = (sys.executable, "-m", "playwright", "install", "chromium")
SYSTEM_INSTALLS = (
    ("apt-get", "update"),
    ("apt-get", "install", "--yes", "chromium"),
    ("dnf", "install", "--assumeyes", "chromium"),
    ("apk", "add", "chromium"),
)
START_SECONDS = 60
NONE_FOUND = """No Chromium was found that starts, and the browser tests need one.
Install Chromium or Chrome, or name one: CHROMIUM=/path/to/chromium make test
"""


def main() -> int:
    """0 with the path printed; 1 with what to do where there is no browser to be had."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--install", action="store_true", help="fetch one where none is found")
    named = os.environ.get("CHROMIUM")
    install = parser.parse_args().install and not named
    chromium = found(named) or (installed() if install else None)
    if chromium is None:
        sys.stderr.write(f"CHROMIUM={named} does not start.\n" if named else NONE_FOUND)
        return 1
    print(chromium)
    return 0


def found(named: str | None = None) -> str | None:
    """The first Chromium of this machine that starts, `named` alone if given."""
    return next(filter(starts, [named] if named else candidates()), None)


def candidates() -> Iterator[str]:
    """Where a Chromium may be: on the PATH, then where Playwright keeps its own."""
    yield from filter(None, map(shutil.which, ON_PATH))
    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path


def starts(path: str) -> bool:
    """Whether `path` runs: a system may hold a stub, and a browser may lack its libraries."""
    command = [path, "--version"]
    try:
        return not subprocess.run(command, capture_output=True, timeout=START_SECONDS).returncode
    except (OSError, subprocess.TimeoutExpired):
        return False


def installed() -> str | None:
    """The Chromium fetched by Playwright, else by the system's package manager when root."""
    for command in install_commands():
        sys.stderr.write(f"No Chromium yet, trying: {' '.join(command)}\n")
        subprocess.run(command, stdout=sys.stderr, check=False)
        if chromium := found():
            return chromium
    return None


def install_commands() -> list[tuple[str, ...]]:
    """What this user may run here to get a Chromium, in the order to try."""
    as_root = SYSTEM_INSTALLS if os.geteuid() == 0 else ()
    return [PLAYWRIGHT_INSTALL, *(command for command in as_root if shutil.which(command[0]))]


if __name__ == "__main__":
    sys.exit(main())
