"""Readers apart: what was said in one language is never said again to a reader of another."""

import json
import subprocess
import sys

from twinning.settings import PROJECT

LANGUAGES = ("fa", "en")


def said(*languages: str) -> dict[str, dict[str, list[str]]]:
    """What the pages say in a process of their own, in one language after the other."""
    command = [sys.executable, "-m", "tests.said", *languages]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_pages_say_the_same_whoever_read_them_before():
    forwards, backwards = said(*LANGUAGES), said(*reversed(LANGUAGES))
    apart = {
        (language, page): [pair for pair in zip(*sides, strict=False) if pair[0] != pair[1]][:1]
        for language in LANGUAGES
        for page, words in forwards[language].items()
        if (sides := (words, backwards[language][page]))[0] != sides[1]
    }
    assert apart == {}
    assert len({json.dumps(forwards[language]) for language in LANGUAGES}) == len(LANGUAGES)
