"""Text from tables → Markdown that shows it letter by letter."""

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_SPACES = re.compile(r"\s+")
LONGEST_SHOWN = 300


def plain(text: str) -> str:
    """The text with every mark of Markdown made harmless, on one line, of readable length."""
    line = _SPACES.sub(" ", text).strip()
    short = line if len(line) <= LONGEST_SHOWN else line[: LONGEST_SHOWN - 1] + "…"
    return _PUNCTUATION.sub(r"\\\1", short)
