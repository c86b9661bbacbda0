"""Words between words that change with what follows them, as CLDR's patterns cannot."""

import re

# “e Irán” and “u Omán”, but “y hielo”: Real Academia Española, Ortografía (2010).
_SPANISH = (
    (re.compile(r"[ií]|hi(?![aeo])|hí", re.IGNORECASE), " y ", " e "),
    (re.compile(r"h?[oó]|8|11(?!\d)", re.IGNORECASE), " o ", " u "),
)
_INVISIBLE = "\u200e\u200f\u2066\u2067\u2068"


def euphonic(language: str, text: str, last: str) -> str:
    """A list in that language whose last item is `last`, as it sounds well."""
    for sound, usual, other in _SPANISH if language == "es" else ():
        if sound.match(last.lstrip(_INVISIBLE)) and text.endswith(usual + last):
            return text.removesuffix(usual + last) + other + last
    return text
