"""The official languages of countries, from Unicode CLDR."""

from functools import cache

from babel.languages import get_official_languages

from twinning.language import locale


@cache
def official_languages(country: str) -> frozenset[str]:
    """The codes of a country's official languages, those that are so in fact included.

    A language counts once, in whatever script it is written.
    """
    codes = get_official_languages(country, de_facto=True)
    return frozenset(code.split("_")[0] for code in codes)


def language_name(code: str) -> str:
    """The language in the reader's; its code where CLDR has no name."""
    return str(locale().languages.get(code, code))
