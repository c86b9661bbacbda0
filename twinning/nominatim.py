"""Nominatim: the geocoder on the network that is asked, on request, what the gazetteer lacks.

Places and names are OpenStreetMap's (https://www.openstreetmap.org/copyright, ODbL).
"""

import time
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

from geopy.distance import great_circle
from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderParseError,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeocoderTimedOut,
    GeocoderUnavailable,
    GeopyError,
)
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from twinning.answers import Answers
from twinning.gazetteer import cache_folder
from twinning.language import _, country_name
from twinning.location import Address, Located, Unlocated, unlocatable
from twinning.namesakes import ONE_PLACE_KM
from twinning.nominatim_service import NominatimError, Service, configured

LONGEST_WAIT_SECONDS = 60.0
TRIES = 4
LIMIT = 5
DIVISIONS = frozenset({"country", "state", "region", "province"})

_FINAL = (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderQuotaExceeded,
    GeocoderUnavailable,
)
_UNREADABLE = (GeocoderParseError, AttributeError, LookupError, TypeError, ValueError)
Answer = dict[str, Any]


class NominatimLocator:
    """Asks one Nominatim service where addresses are; answers are kept in `answers`.

    Once the service refuses or fails for good, it is asked no more.
    """

    def __init__(self, service: Service, answers: Answers) -> None:
        address = urlsplit(service.url)
        geocoder = Nominatim(
            scheme=address.scheme,
            domain=address.netloc + address.path,
            user_agent=service.agent,
            timeout=service.timeout_seconds,
        )
        self._service = service
        self._answers = answers
        self._refusal = ""
        self._geocode: Callable[..., Any] = RateLimiter(
            geocoder.geocode,
            min_delay_seconds=service.delay_seconds,
            error_wait_seconds=service.delay_seconds,
            max_retries=0,
            swallow_exceptions=False,
        )

    def locate(self, address: Address) -> Located | Unlocated:
        """Where Nominatim puts an address, or why it does not; never a place in another country."""
        refusal = unlocatable(address)
        if refusal:
            return refusal
        question = ", ".join(part for part in (address.name, address.region) if part)
        key = (self._service.url, address.country, question)
        answers = self._answers.get(key)
        if answers is None:
            try:
                answers = self._asked(question, address.country)
            except NominatimError as failure:
                return Unlocated(str(failure))
            self._answers.keep(key, answers)
        return judged(answers, address)

    def _asked(self, question: str, country: str) -> list[Answer]:
        if self._refusal:
            raise NominatimError(self._refusal)
        try:
            return [location.raw for location in self._patiently(question, country)]
        except _FINAL as error:
            reason = _("Nominatim refuses or cannot be reached, and is asked no more: {error}")
            self._refusal = reason.format(error=error)
            raise NominatimError(self._refusal) from error
        except GeocoderTimedOut as error:
            raise NominatimError(_("Nominatim did not answer in time")) from error
        except _UNREADABLE as error:
            raise NominatimError(_("Nominatim's answer cannot be read")) from error
        except GeopyError as error:
            reason = _("Nominatim failed: {error}")
            raise NominatimError(reason.format(error=error)) from error

    def _patiently(self, question: str, country: str, attempt: int = 1) -> Sequence[Any]:
        try:
            return self._once(question, country)
        except GeocoderRateLimited as error:
            wait = max(error.retry_after or 0, self._service.backoff_seconds * 2 ** (attempt - 1))
            if attempt == TRIES or wait > LONGEST_WAIT_SECONDS:
                raise
            time.sleep(wait)
        return self._patiently(question, country, attempt + 1)

    def _once(self, question: str, country: str) -> Sequence[Any]:
        found = self._geocode(
            question,
            exactly_one=False,
            limit=LIMIT,
            addressdetails=True,
            country_codes=country.lower(),
            featuretype="settlement",
            language="en",
        )
        return found or ()


def configured_locator() -> NominatimLocator:
    """The locator the environment configures, its answers kept in the cache folder.

    Raises NominatimError when the configuration lacks something.
    """
    return NominatimLocator(configured(), Answers(cache_folder() / "nominatim.sqlite"))


def judged(answers: Sequence[Answer], address: Address) -> Located | Unlocated:
    """What the answers say about an address: one settlement of its country, or nothing."""
    if not answers:
        return Unlocated(_("Nominatim knows no such place"))
    country = country_name(address.country)
    inside = [answer for answer in answers if _country(answer) == address.country]
    if not inside:
        return Unlocated(_("Nominatim's answer is not in {country}").format(country=country))
    settlements = [answer for answer in inside if answer.get("addresstype") not in DIVISIONS]
    if not settlements:
        return Unlocated(_("Nominatim's answer is a region, not a settlement"))
    position, *others = (_position(answer) for answer in settlements)
    if any(great_circle(position, other).km > ONE_PLACE_KM for other in others):
        names = "; ".join(str(answer.get("display_name", "")) for answer in settlements)
        return Unlocated(_("Nominatim offers several places: {names}").format(names=names))
    return Located(*position, "nominatim", "medium", "", str(settlements[0].get("name", "")))


def _country(answer: Answer) -> str:
    details = answer.get("address")
    return str(details.get("country_code", "")).upper() if isinstance(details, dict) else ""


def _position(answer: Answer) -> tuple[float, float]:
    return float(answer["lat"]), float(answer["lon"])
