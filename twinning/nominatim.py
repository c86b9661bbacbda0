"""Nominatim: the geocoder on the network that is asked, on request, what the gazetteer lacks.

Places and names are OpenStreetMap's (https://www.openstreetmap.org/copyright, ODbL).
"""

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from geopy.adapters import RequestsAdapter
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

from twinning.answers import Answer, Answers, judged
from twinning.language import _
from twinning.location import Address, Located, Unlocated, unlocatable
from twinning.nominatim_service import NominatimError, Service, configured
from twinning.settings import cache_folder

LONGEST_WAIT_SECONDS = 60.0
TRIES = 4
MOST_ANSWERS = 5

_FINAL = (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderQuotaExceeded,
    GeocoderUnavailable,
)
_MISSHAPEN = (AttributeError, LookupError, TypeError, ValueError)  # what geopy trips over


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
            # By itself it asks again behind the rate limiter's back, and sleeps through any
            # Retry-After, be it an hour.
            adapter_factory=partial(RequestsAdapter, max_retries=0),
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
        except (GeopyError, *_MISSHAPEN) as error:
            reason = _reason(error)
            if isinstance(error, _FINAL):
                self._refusal = reason
            raise NominatimError(reason) from error

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
            limit=MOST_ANSWERS,
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


def _reason(error: Exception) -> str:
    if isinstance(error, GeocoderUnavailable):
        return _("Nominatim cannot be reached, and is asked no more")
    if isinstance(error, _FINAL):
        reason = _("Nominatim refuses to answer, and is asked no more: {error}")
        return reason.format(error=error)
    if isinstance(error, GeocoderTimedOut):
        return _("Nominatim did not answer in time")
    if isinstance(error, GeopyError) and not isinstance(error, GeocoderParseError):
        return _("Nominatim failed: {error}").format(error=error)
    return _("Nominatim's answer cannot be read")
