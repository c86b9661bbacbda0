"""The one place where words meet readers: gettext for messages, CLDR for numbers and lists.

All is said in the language of `reader.current()`.
"""

import re
from collections.abc import Iterable
from functools import cache
from gettext import NullTranslations
from typing import Literal

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal

from twinning import reader
from twinning.catalogues import catalogue
from twinning.conjunctions import euphonic
from twinning.reader import kept_by_language

# Variants of CLDR's: in England dates begin with the day.
_LOCALES = {
    language: Locale.parse({"en": "en_GB"}.get(language, language)) for language in reader.LANGUAGES
}
_OWN = "default"  # the numbering system of the language; Babel's own default is Latin everywhere
# The digit 0 of CLDR's numbering systems.  Babel takes signs and separators from them, no digits.
_ZEROS = {"arab": "\N{ARABIC-INDIC DIGIT ZERO}", "arabext": "\N{EXTENDED ARABIC-INDIC DIGIT ZERO}"}
_ISOLATES = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_MINUS = "\N{MINUS SIGN}"
_SAMPLES = (1_000_000, *range(200, -1, -1))  # among them is one for every plural form
# Letters of Hebrew, Arabic and their like, and what stands between words of theirs.
_RIGHT_TO_LEFT = re.compile(
    r"[\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200c\u200d ]*"
)


def _(message: str) -> str:
    """The message in the reader's language."""
    return _catalogue().gettext(message)


def pgettext(context: str, message: str) -> str:
    """The message in the reader's language, as a word of many meanings stands in that context."""
    return _catalogue().pgettext(context, message)


def ngettext(one: str, many: str, count: float) -> str:
    """The form of the message that goes with `count`, in the reader's language."""
    whole = int(count)
    return _catalogue().ngettext(one, many, whole if whole == count else _like(count))


def N_(message: str) -> str:  # noqa: N802  (the name gettext's tools look for)
    """The message itself, marked for translators and translated where it is shown."""
    return message


def forms(one: str, many: str) -> dict[str, str]:
    """Every form of a counted message by CLDR's plural category, for a browser to choose from."""
    return {category: ngettext(one, many, count) for category, count in _samples().items()}


def _like(count: float) -> int:
    """A whole number with the plural form of a fraction; Russian says 1.5 as it says 2."""
    return _samples().get(locale().plural_form(count), 2)


@kept_by_language(1)
def _samples() -> dict[str, int]:
    """A whole number for each plural category that any has."""
    return {locale().plural_form(count): count for count in _SAMPLES}


def _catalogue() -> NullTranslations:
    return catalogue(reader.current().language)


def locale() -> Locale:
    """The reader's locale, as Babel knows it."""
    return _LOCALES[reader.current().language]


def language_tag() -> str:
    """The reader's language as a web page states it (BCP 47): “en-GB”."""
    return str(locale()).replace("_", "-")


def direction() -> str:
    """The direction in which the reader's language is written: "ltr" or "rtl"."""
    return "rtl" if locale().character_order == "right-to-left" else "ltr"


def isolated(text: str) -> str:
    """The text for use inside a sentence, its direction kept from spilling over.

    Text stays as it is where it runs as the sentence does: in letters from right to left alone, or
    where the reader's language runs from left to right.
    """
    if direction() == "ltr" or _RIGHT_TO_LEFT.fullmatch(text):
        return text
    return text.join(_ISOLATES)


def digits(text: str) -> str:
    """The text with the reader's digits in place of Latin ones."""
    zero = _ZEROS.get(locale().default_numbering_system)
    return text.translate(_shifted(zero)) if zero else text


@cache
def _shifted(zero: str) -> dict[int, int]:
    return {ord("0") + digit: ord(zero) + digit for digit in range(10)}


@kept_by_language(maxsize=65_536)
def number(value: float) -> str:
    """`value` with the reader's digits and separators."""
    return digits(format_decimal(value, locale=locale(), numbering_system=_OWN))


def decimal(value: float, places: int) -> str:
    """`value` to so many places, with the reader's digits and separators."""
    pattern = f"0.{'0' * places};{_mark(_MINUS)}0.{'0' * places}"
    return digits(format_decimal(value, pattern, locale=locale(), numbering_system=_OWN))


def signed(value: float, plus: str = "+") -> str:
    """`value` with its sign before it, a true minus; `plus` stands before what is not negative."""
    return _mark(_MINUS if value < 0 else plus) + number(abs(value))


def _mark(sign: str) -> str:
    """The sign as it stays on the left of a number among words that run leftwards."""
    return f"\N{LEFT-TO-RIGHT MARK}{sign}" if sign and direction() == "rtl" else sign


@kept_by_language(maxsize=1_024)
def year(value: int) -> str:
    """A year with the reader's digits, and without a separator."""
    return digits(str(value))


def listed(items: Iterable[str]) -> str:
    """The items as a sentence part: “a, b and c”."""
    return _joined(list(items), "standard")


def either(items: Iterable[str]) -> str:
    """The items as alternatives: “a, b or c”."""
    return _joined(list(items), "or")


def _joined(items: list[str], style: Literal["standard", "or"]) -> str:
    text = format_list(items, style=style, locale=locale())
    return euphonic(reader.current().language, text, items[-1]) if len(items) > 1 else text


def mid_sentence(label: str) -> str:
    """The label as it stands inside a sentence: “spiritual tourism”, but “EU funds”."""
    return _lower(label[:1]) + label[1:] if label[1:2].islower() else label


def at_start(words: str) -> str:
    """The words as they stand at the beginning of a sentence."""
    return _upper(words[:1]) + words[1:]


def _lower(letter: str) -> str:
    """The small letter: in Turkish there is one with and one without a dot."""
    return {"I": "ı", "İ": "i"}.get(letter, letter.lower()) if _is_turkish() else letter.lower()


def _upper(letter: str) -> str:
    return "İ" if letter == "i" and _is_turkish() else letter.upper()


def _is_turkish() -> bool:
    return reader.current().language == "tr"
