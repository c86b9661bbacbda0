"""The alphabets of the readers' languages: what is written in them, and in which order names stand.

Orders are those of Unicode CLDR, primary differences only: ICU 77 puts all names of city_names.csv
into the same, but for the Turkish ı among English names.
"""

from functools import cache
from unicodedata import normalize

from twinning.reader import current
from twinning.text import fold

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ORDERS = {
    "en": _LATIN,
    "fa": "آاءبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
    "tr": "abcçdefgğhıijklmnoöpqrsştuüvwxyz",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "es": _LATIN.replace("n", "nñ"),
}
_WITH_HAMZA = "أؤإئ"
_LOOKED_FOR_AT = {  # but for what folding makes equal
    "fa": dict.fromkeys(_WITH_HAMZA, "ء"),
    "ar": dict.fromkeys(f"ء{_WITH_HAMZA}", "ا") | {"آ": "اا", "ة": "ت", "ی": "ي", "ک": "ك"},
}
_ALSO_WRITTEN = {  # what an alphabet does not count as letters of their own
    "fa": "أؤئ\N{ZERO WIDTH NON-JOINER}",
    "tr": "âîû",
    "ru": "ё",
    "ar": f"ءآ{_WITH_HAMZA}ةى",
    "es": "áéíóúü",
}
_NOT_WRITTEN = {"tr": "qwx"}
_BETWEEN_LETTERS = " -'’."
_FIRST_PLACE = ord("!")  # after the blank; there are fewer places than code points up to "a"


def is_written_in(name: str, language: str) -> bool:
    """Whether a name has no letter that its language does not write; languages share letters."""
    letters = _letters(language)
    return bool(name.strip(_BETWEEN_LETTERS)) and letters.issuperset(_small(name, language))


def order_key(name: str) -> str:
    """What puts names into the order of the alphabet of the reader's language.

    Its letters come before those of other alphabets; marks that make no other letter of one make no
    difference.
    """
    language = current().language
    return " ".join(_small(name, language).translate(_places(language)).split())


def _small(name: str, language: str) -> str:
    composed = normalize("NFC", name)
    if language == "tr":
        composed = composed.replace("İ", "i").replace("I", "ı")
    return composed.lower()


@cache
def _letters(language: str) -> frozenset[str]:
    written = f"{_ORDERS[language]}{_ALSO_WRITTEN.get(language, '')}{_BETWEEN_LETTERS}"
    return frozenset(written) - frozenset(_NOT_WRITTEN.get(language, ""))


class _Places(dict[int, str]):
    """What each character becomes so that code points stand in the order of an alphabet."""

    def __init__(self, language: str) -> None:
        order = enumerate(f"0123456789{_ORDERS[language]}", start=_FIRST_PLACE)
        super().__init__({ord(letter): chr(place) for place, letter in order})
        found_at = _LOOKED_FOR_AT.get(language, {})
        self.update({ord(letter): at.translate(self) for letter, at in found_at.items()})

    def __missing__(self, code: int) -> str:
        folded = fold(f"a{chr(code)}a")[1:-1]  # between letters, for there a hyphen is a blank
        return self.setdefault(code, "".join(self.get(ord(part), part) for part in folded))


@cache
def _places(language: str) -> _Places:
    return _Places(language)
