"""The one place where words meet readers: gettext for messages, CLDR for numbers and lists.

All is said in the language of `reader.current()`.
"""

import re
from collections.abc import Iterable
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
_DIGITS = "default"  # those of the language; Babel's own default are Latin digits everywhere
_ISOLATES = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
# Letters of Hebrew, Arabic and their like, and what stands between words of theirs.
_RIGHT_TO_LEFT = re.compile(
    r"[\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200c\u200d ]*"
)


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

    Text stays as it is where it runs as the sentence does: in letters from right to left alone, or
    where the reader's language runs from left to right.
    """
    if direction() == "ltr" or _RIGHT_TO_LEFT.fullmatch(text):
        return text
    return text.join(_ISOLATES)


@kept_by_language(maxsize=65_536)
def number(value: float) -> str:
    """`value` with the reader's digits and separators."""
    return format_decimal(value, locale=locale(), numbering_system=_DIGITS)


def decimal(value: float, places: int) -> str:
    """`value` to so many places, with the reader's digits and separators."""
    pattern = f"0.{'0' * places};−0.{'0' * places}"
    return format_decimal(value, pattern, locale=locale(), numbering_system=_DIGITS)


@kept_by_language(maxsize=1_024)
def year(value: int) -> str:
    """A year with the reader's digits, and without a separator."""
    return format_decimal(value, "0", locale=locale(), numbering_system=_DIGITS)


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
