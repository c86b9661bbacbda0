"""The Nominatim service to ask, as the environment configures it."""

import os
import re
from dataclasses import dataclass

from twinning.language import _

PUBLIC_URL = "https://nominatim.openstreetmap.org"
SHORTEST_DELAY_SECONDS = 1.0  # the public service's rule, for all users of an application together
_WEB_ADDRESS = re.compile(r"https?://(\[[0-9a-fA-F:.]+\]|[^/\s\[\]]+)")


class NominatimError(RuntimeError):
    """Nominatim gave no answer, or cannot be asked as it is configured; the message says why."""


@dataclass(frozen=True)
class Service:
    """Which service is asked, under which name, and how patiently."""

    url: str
    agent: str
    delay_seconds: float = SHORTEST_DELAY_SECONDS
    backoff_seconds: float = 5.0
    timeout_seconds: float = 10.0


def configured() -> Service:
    """The service that the TWINNING_NOMINATIM_… variables of the environment describe.

    Raises NominatimError when the agent is missing, or the address or the delay makes no sense.
    """
    url = os.environ.get("TWINNING_NOMINATIM_URL") or PUBLIC_URL
    agent = os.environ.get("TWINNING_NOMINATIM_AGENT", "").strip()
    delay = os.environ.get("TWINNING_NOMINATIM_DELAY") or str(SHORTEST_DELAY_SECONDS)
    if not agent:
        example = "twinning-atlas (maps@city.example)"
        advice = _("Set TWINNING_NOMINATIM_AGENT to a name and a contact, such as “{example}”.")
        raise NominatimError(advice.format(example=example))
    if not _WEB_ADDRESS.match(url):
        advice = _("TWINNING_NOMINATIM_URL is not a web address: {url}")
        raise NominatimError(advice.format(url=url))
    try:
        return Service(url, agent, max(SHORTEST_DELAY_SECONDS, float(delay)))
    except ValueError as error:
        advice = _("TWINNING_NOMINATIM_DELAY is not a number of seconds: {delay}")
        raise NominatimError(advice.format(delay=delay)) from error
