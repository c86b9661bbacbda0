import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from twinning.answers import Answers
from twinning.location import Address, Located, Unlocated
from twinning.nominatim import NominatimLocator, configured_locator
from twinning.nominatim_service import PUBLIC_URL, NominatimError, Service, configured

AGENT = "twinning-atlas tests (maps@city.example)"
KHOY = Address("Khoy", "IR", "West Azerbaijan")
LOCATED = Located(38.5503, 44.9521, "nominatim", "medium", "", "Khoy")


def place(
    country: str = "ir", latitude: str = "38.5503", addresstype: str = "city"
) -> dict[str, Any]:
    """An answer as Nominatim words it."""
    return {
        "place_id": 1,
        "lat": latitude,
        "lon": "44.9521",
        "name": "Khoy",
        "display_name": f"Khoy at {latitude}",
        "addresstype": addresstype,
        "address": {"city": "Khoy", "country_code": country},
    }


@dataclass
class Reply:
    """What the server says to one request."""

    body: str = "[]"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    wait_seconds: float = 0.0


class Server(ThreadingHTTPServer):
    """A Nominatim that says what it is told, the last reply for ever, and remembers requests."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.replies: list[Reply] = [Reply()]
        self.requests: list[tuple[str, dict[str, list[str]], str]] = []
        self.url = f"http://127.0.0.1:{self.server_port}/osm"

    def say(self, *replies: Reply | list[Any]) -> None:
        self.replies = [
            reply if isinstance(reply, Reply) else Reply(json.dumps(reply)) for reply in replies
        ]


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        agent = self.headers["User-Agent"]
        self.server.requests.append((address.path, parse_qs(address.query), agent))
        replies = self.server.replies
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        time.sleep(reply.wait_seconds)
        body = reply.body.encode()
        self.send_response(reply.status)
        for name, value in {**reply.headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with Server() as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def service(server: Server) -> Service:
    return Service(server.url, AGENT, delay_seconds=0, backoff_seconds=0, timeout_seconds=5)


@pytest.fixture
def locator(service: Service, tmp_path: Path) -> NominatimLocator:
    return NominatimLocator(service, Answers(tmp_path / "answers.sqlite"))


def test_a_city_is_asked_for_in_its_country_under_our_name(
    server: Server, locator: NominatimLocator
) -> None:
    server.say([place()])
    assert locator.locate(KHOY) == LOCATED
    question = {
        "q": ["Khoy, West Azerbaijan"],
        "format": ["json"],
        "limit": ["5"],
        "countrycodes": ["ir"],
        "addressdetails": ["1"],
        "accept-language": ["en"],
        "featureType": ["settlement"],
    }
    assert server.requests == [("/osm/search", question, AGENT)]


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        pytest.param([], "Nominatim knows no such place", id="empty"),
        pytest.param([place("iq")], "Nominatim's answer is not in Iran", id="wrong country"),
        pytest.param(
            [place() | {"address": None}], "Nominatim's answer is not in Iran", id="no country"
        ),
        pytest.param(
            [place(addresstype="state")],
            "Nominatim's answer is a region, not a settlement",
            id="province",
        ),
        pytest.param(
            [place(), place(latitude="39.5")],
            "Nominatim offers several places: Khoy at 38.5503; Khoy at 39.5",
            id="ambiguous",
        ),
    ],
)
def test_an_answer_that_is_not_the_city_is_refused_and_remembered(
    server: Server, locator: NominatimLocator, answers: list[Any], reason: str
) -> None:
    server.say(answers, [place()])
    assert locator.locate(KHOY) == Unlocated(reason)
    assert locator.locate(KHOY) == Unlocated(reason)
    assert len(server.requests) == 1


def test_answers_elsewhere_and_regions_do_not_hide_the_city(
    server: Server, locator: NominatimLocator
) -> None:
    answers = [place("iq", "30.0"), place(addresstype="state"), place(), place(latitude="38.6")]
    server.say(answers)
    assert locator.locate(KHOY) == LOCATED


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        pytest.param(Reply("<html>"), "Nominatim's answer cannot be read", id="no JSON"),
        pytest.param(
            Reply('[{"lat": "x", "lon": "1"}]'),
            "Nominatim's answer cannot be read",
            id="no coordinates",
        ),
        pytest.param(
            Reply('[{"lat": "nan", "lon": "1"}]'),
            "Nominatim's answer cannot be read",
            id="not a number",
        ),
        pytest.param(Reply("[{}]"), "Nominatim's answer cannot be read", id="no place"),
        pytest.param(Reply('{"places": 1}'), "Nominatim's answer cannot be read", id="no list"),
        pytest.param(Reply("[7]"), "Nominatim's answer cannot be read", id="no objects"),
        pytest.param(Reply('{"error": "odd query"}'), "Nominatim failed: odd query", id="error"),
        pytest.param(
            Reply("oops", 500), "Nominatim failed: Non-successful status code 500", id="500"
        ),
    ],
)
def test_a_failure_has_a_plain_reason_and_is_not_remembered(
    server: Server, locator: NominatimLocator, reply: Reply, reason: str
) -> None:
    server.say(reply, [place()])
    assert locator.locate(KHOY) == Unlocated(reason)
    assert locator.locate(KHOY) == LOCATED


def test_a_time_out_is_told_and_the_next_city_asked(
    server: Server, service: Service, tmp_path: Path
) -> None:
    server.say(Reply(wait_seconds=0.5), [place()])
    impatient = replace(service, timeout_seconds=0.1)
    locator = NominatimLocator(impatient, Answers(tmp_path / "answers.sqlite"))
    assert locator.locate(KHOY) == Unlocated("Nominatim did not answer in time")
    assert locator.locate(KHOY) == LOCATED


def test_a_service_that_refuses_is_asked_no_more(server: Server, locator: NominatimLocator) -> None:
    server.say(Reply("Access blocked", 403), [place()])
    reason = "Nominatim refuses to answer, and is asked no more: Non-successful status code 403"
    assert locator.locate(KHOY) == Unlocated(reason)
    assert locator.locate(replace(KHOY, name="Konya")) == Unlocated(reason)
    assert len(server.requests) == 1


def test_a_busy_service_is_asked_again_after_a_while(
    server: Server, service: Service, tmp_path: Path
) -> None:
    patient = replace(service, backoff_seconds=0.05)
    locator = NominatimLocator(patient, Answers(tmp_path / "answers.sqlite"))
    server.say(Reply(status=429), Reply(status=429), [place()])
    began = time.monotonic()
    assert locator.locate(KHOY) == LOCATED
    assert time.monotonic() - began >= 0.05 + 0.10
    assert len(server.requests) == 3


@pytest.mark.parametrize(
    ("headers", "requests"),
    [
        pytest.param({}, 4, id="busy four times"),
        pytest.param({"Retry-After": "3600"}, 1, id="busy for an hour"),
    ],
)
def test_a_service_that_stays_busy_is_reported_and_left_alone(
    server: Server, locator: NominatimLocator, headers: dict[str, str], requests: int
) -> None:
    server.say(Reply(status=429, headers=headers))
    reason = "Nominatim refuses to answer, and is asked no more: Non-successful status code 429"
    assert locator.locate(KHOY) == Unlocated(reason)
    assert locator.locate(replace(KHOY, name="Konya")) == Unlocated(reason)
    assert len(server.requests) == requests


def test_requests_keep_their_distance(server: Server, service: Service, tmp_path: Path) -> None:
    slow = replace(service, delay_seconds=0.2)
    locator = NominatimLocator(slow, Answers(tmp_path / "answers.sqlite"))
    began = time.monotonic()
    for name in ("Khoy", "Konya", "Kazan"):
        locator.locate(replace(KHOY, name=name))
    assert time.monotonic() - began >= 0.4
    assert len(server.requests) == 3


def test_another_run_finds_the_answers_of_the_first(
    server: Server, service: Service, tmp_path: Path
) -> None:
    server.say([place()], [])
    answers = [
        NominatimLocator(service, Answers(tmp_path / "answers.sqlite")).locate(KHOY)
        for _run in range(2)
    ]
    assert answers == [LOCATED, LOCATED]
    assert len(server.requests) == 1


@pytest.mark.parametrize("level", ["province", "country"])
def test_what_is_not_a_point_is_never_asked_for(
    server: Server, locator: NominatimLocator, level: str
) -> None:
    reason = f"a {level} is not a point on the map"
    assert locator.locate(replace(KHOY, level=level)) == Unlocated(reason)
    assert server.requests == []


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("URL", "AGENT", "DELAY"):
        monkeypatch.delenv(f"TWINNING_NOMINATIM_{name}", raising=False)
    return monkeypatch


@pytest.mark.parametrize(
    ("delay", "delay_seconds"),
    [("", 1.0), ("0", 1.0), ("-3", 1.0), ("2.5", 2.5), ("nan", 1.0)],
)
def test_the_delay_can_only_grow(
    environment: pytest.MonkeyPatch, delay: str, delay_seconds: float
) -> None:
    environment.setenv("TWINNING_NOMINATIM_AGENT", AGENT)
    environment.setenv("TWINNING_NOMINATIM_DELAY", delay)
    assert configured() == Service(PUBLIC_URL, AGENT, delay_seconds)


@pytest.mark.parametrize(
    ("variable", "value"),
    [("AGENT", " "), ("URL", "nominatim.example"), ("URL", "file:///etc"), ("DELAY", "slow")],
)
def test_a_configuration_that_lacks_something_says_what(
    environment: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    environment.setenv("TWINNING_NOMINATIM_AGENT", AGENT)
    environment.setenv(f"TWINNING_NOMINATIM_{variable}", value)
    with pytest.raises(NominatimError, match=f"TWINNING_NOMINATIM_{variable}"):
        configured_locator()


def test_the_configured_service_is_asked(
    server: Server, environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    environment.setenv("TWINNING_NOMINATIM_URL", server.url)
    environment.setenv("TWINNING_NOMINATIM_AGENT", AGENT)
    environment.setenv("TWINNING_CACHE", str(tmp_path))
    server.say([place()])
    assert configured_locator().locate(KHOY) == LOCATED
    assert [path.name for path in tmp_path.iterdir()] == ["nominatim.sqlite"]


def test_a_server_that_is_not_there_is_reported(service: Service, tmp_path: Path) -> None:
    absent = replace(service, url="http://127.0.0.1:9")
    locator = NominatimLocator(absent, Answers(tmp_path / "answers.sqlite"))
    reason = "Nominatim cannot be reached, and is asked no more"
    assert locator.locate(KHOY) == Unlocated(reason)
