"""Text from tables → Markdown that shows it letter by letter."""

import re

from twinning.language import isolated

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """The text on one line, every mark of Markdown made harmless, its direction kept to itself."""
    return isolated(_PUNCTUATION.sub(r"\\\1", _SPACES.sub(" ", text).strip()))
