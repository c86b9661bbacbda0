"""Text from tables → Markdown that shows it letter by letter."""

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """The text on one line, with every mark of Markdown made harmless."""
    return _PUNCTUATION.sub(r"\\\1", _SPACES.sub(" ", text).strip())
