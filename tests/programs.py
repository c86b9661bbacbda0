"""The programs of others by which tests look at what is made here."""

import os
import re
import subprocess
import sys

from twinning.settings import PROJECT

# Where a word may be broken, and which way it runs: pdftotext adds some, a document others.
_UNSEEN = re.compile("[\u200b\u202b\u202c\u2068\u2069]")


def path_of(name: str) -> str:
    """The program named by the environment, CHROMIUM or PDFTOTEXT, else the one found.

    Fails where there is none.
    """
    found = [sys.executable, PROJECT / "scripts" / "program.py", name]
    return os.environ.get(name.upper()) or subprocess.check_output(found, text=True).strip()


def pdf_words(content: bytes, *options: str) -> str:
    """The words of a PDF file as pdftotext reads them, one space between them."""
    command = [path_of("pdftotext"), *options, "-", "-"]
    run = subprocess.run(command, input=content, capture_output=True, check=True)
    return " ".join(_UNSEEN.sub("", run.stdout.decode()).split())
