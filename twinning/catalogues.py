"""The catalogues of messages: Babel makes of `locale/<language>/…/twinning.po` what gettext reads.

They are compiled in memory when a language is first asked for, so that none is ever out of date.
"""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from twinning.settings import PROJECT

FOLDER = PROJECT / "locale"
SOURCE_LANGUAGE = "en"
"""The language in which messages are written, and which needs no catalogue."""


def path_of(language: str) -> Path:
    """The catalogue of a language."""
    return FOLDER / language / "LC_MESSAGES" / "twinning.po"


def messages(language: str) -> Catalog:
    """The messages of a language as their translators wrote them."""
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language)


@cache
def catalogue(language: str) -> NullTranslations:
    """The translations into a language; for that of the messages themselves, none."""
    if language == SOURCE_LANGUAGE:
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, messages(language))
    compiled.seek(0)
    return GNUTranslations(compiled)
