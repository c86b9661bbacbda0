"""The one place where words meet readers: gettext for messages, CLDR for numbers and lists.

All is said in the language of `reader.current()`.
"""

from collections.abc import Iterable
from functools import cache
from gettext import NullTranslations

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal

from twinning import reader
from twinning.catalogues import catalogue
from twinning.reader import kept_by_language

# Variants of CLDR's: in England dates begin with the day.
_LOCALES = {
    language: Locale.parse({"en": "en_GB"}.get(language, language)) for language in reader.LANGUAGES
}
_OWN = "default"  # the numbering system of the language; Babel's own default is Latin everywhere
# The digit 0 of CLDR's numbering systems.  Babel takes signs and separators from them, no digits.
_ZEROS = {"arab": "\N{ARABIC-INDIC DIGIT ZERO}", "arabext": "\N{EXTENDED ARABIC-INDIC DIGIT ZERO}"}
_ISOLATES = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def _(message: str) -> str:
    """The message in the reader's language."""
    return _catalogue().gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of the message that goes with `count`, in the reader's language."""
    return _catalogue().ngettext(one, many, count)


def N_(message: str) -> str:  # noqa: N802  (the name gettext's tools look for)
    """The message itself, marked for translators and translated where it is shown."""
    return message


def forms(one: str, many: str) -> dict[str, str]:
    """Every form of a counted message by CLDR's plural category, for a browser to choose from."""
    rule = locale().plural_form
    samples = {rule(count): count for count in range(200, -1, -1)}
    return {category: ngettext(one, many, count) for category, count in samples.items()}


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

    Empty text stays empty; where the reader's language runs from left to right, so does any text.
    """
    return text.join(_ISOLATES) if text and direction() == "rtl" else text


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
    pattern = f"0.{'0' * places};−0.{'0' * places}"
    return digits(format_decimal(value, pattern, locale=locale(), numbering_system=_OWN))


@kept_by_language(maxsize=1_024)
def year(value: int) -> str:
    """A year with the reader's digits, and without a separator."""
    return digits(str(value))


def listed(items: Iterable[str]) -> str:
    """The items as a sentence part: “a, b and c”."""
    return format_list(list(items), locale=locale())


def either(items: Iterable[str]) -> str:
    """The items as alternatives: “a, b or c”."""
    return format_list(list(items), style="or", locale=locale())


def mid_sentence(label: str) -> str:
    """The label as it stands inside a sentence: “spiritual tourism”, but “EU funds”."""
    return _lower(label[:1]) + label[1:] if label[1:2].islower() else label


def _lower(letter: str) -> str:
    """The small letter: in Turkish there is one with and one without a dot."""
    is_turkish = reader.current().language == "tr"
    return {"I": "ı", "İ": "i"}.get(letter, letter.lower()) if is_turkish else letter.lower()
