"""Countries and territories: ISO 3166-1 alpha-2 codes, and the names people give them."""

import re
from collections import defaultdict
from functools import lru_cache

from babel.core import get_global
from rapidfuzz import fuzz, process

from twinning.country_names import english, foreign, formal, formal_key, name_key, territories
from twinning.language import N_, _
from twinning.message import Message
from twinning.text import fold

NEAR_SPELLING = 85  # of 100: the share of letters a misspelt name has in common with the right one
RUNNER_UP = 10  # a country is not guessed when another's name is this close behind
SHORTEST = 5  # letters of a name that may be misspelt
LONGEST = 100  # characters of a country's name with all that may stand around it

_WITHIN = re.compile(r"(?P<part>.+),(?P<whole>[^,]+)|(?P<outer>[^()]+)\((?P<inner>[^()]+)\)\s*")
# ISO 3166 gives these parts of countries codes of their own: "Réunion, France" is Réunion, while
# "Georgia, United States" is no Georgia.
_TERRITORY_CODES = {
    "AU": "CC CX HM NF",
    "CN": "HK MO",
    "DK": "FO GL",
    "FI": "AX",
    "FR": "BL GF GP MF MQ NC PF PM RE TF WF YT",
    "GB": "AI BM FK GG GI GS IM IO JE KY MS PN SH TC VG",
    "NL": "AW BQ CW SX",
    "NO": "BV SJ",
    "NZ": "CK NU TK",
    "US": "AS GU MP PR UM VI",
}


def country_name(code: str) -> str:
    """The name of an ISO 3166-1 alpha-2 country; the code itself where CLDR has none."""
    return territories().get(code, code)


def is_country(code: str) -> bool:
    """Whether `code` is an ISO 3166-1 alpha-2 code, Kosovo's user-assigned XK included."""
    return code in territories()


def parts_of(country: str) -> tuple[str, ...]:
    """The codes of the parts of that country to which ISO 3166-1 gives codes of their own."""
    return tuple(_TERRITORY_CODES.get(country, "").split())


def is_part(code: str, country: str) -> bool:
    """Whether `code` is that country, or one of its territories with a code of their own."""
    return code == country or code in parts_of(country)


def country_advice(code: str) -> str:
    """Why `code` is no country, with the code that was probably meant."""
    meant = country_code(code)
    if not meant:
        return Message(lambda: _("is not an ISO 3166-1 alpha-2 country code"))
    why = N_("is not an ISO 3166-1 alpha-2 country code (did you mean {code}?)")
    return Message(lambda: _(why).format(code=meant))


@lru_cache(maxsize=65_536)
def country_code(name: str) -> str:
    """The ISO 3166-1 alpha-2 code that a name or code stands for, "" when that is not known.

    Any code of ISO 3166-1, any name CLDR has in any language, former and formal names, parts of a
    country ("Ohio, United States" is US), and a near spelling of only one country's English name.
    """
    if len(name) > LONGEST:
        return ""
    known = _by_code(name) or _by_name(name) or _by_parts(name) or formal().get(formal_key(name))
    return known or _by_near_spelling(name)


def _by_code(name: str) -> str:
    code = fold(name).upper()
    if code in territories():
        return code
    successors = get_global("territory_aliases").get(code, [])  # alpha-3, numbers, former codes
    return successors[0] if len(successors) == 1 and is_country(successors[0]) else ""


def _by_name(name: str) -> str:
    key = name_key(name)
    return english().get(key) or foreign().get(key) or ""


def _by_parts(name: str) -> str:
    """The country of "X, Country", "X (Country)" and "Country (X)"."""
    within = _WITHIN.fullmatch(name)
    if not within:
        return ""
    first = country_code(within["part"] or within["outer"])
    last = country_code(within["whole"] or within["inner"])
    if first and is_part(first, last):
        return first
    if within["whole"] or not first:
        return last
    return "" if last else first


def _by_near_spelling(name: str) -> str:
    return "" if _WITHIN.fullmatch(name) else _near(name_key(name)) or _near(formal_key(name))


def _near(key: str) -> str:
    """The one country with an English name so near to the key that no other's is as near."""
    if len(key) < SHORTEST:
        return ""
    best: defaultdict[str, float] = defaultdict(float)
    floor = NEAR_SPELLING - RUNNER_UP
    near = process.extract(key, list(english()), scorer=fuzz.ratio, limit=None, score_cutoff=floor)
    for spelling, score, _position in near:
        best[english()[spelling]] = max(best[english()[spelling]], score)
    code = max(best, key=best.__getitem__, default="")
    close = [other for other in best if best[other] > best[code] - RUNNER_UP]
    return code if code and best[code] >= NEAR_SPELLING and close == [code] else ""
