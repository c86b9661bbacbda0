"""The programs of others by which tests look at what is made here."""

import os
import subprocess
import sys

from twinning.settings import PROJECT


def path_of(name: str) -> str:
    """The program named by the environment, CHROMIUM or PDFTOTEXT, else the one found.

    Fails where there is none.
    """
    found = [sys.executable, PROJECT / "scripts" / "program.py", name]
    return os.environ.get(name.upper()) or subprocess.check_output(found, text=True).strip()
