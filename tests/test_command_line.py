"""The command line: what it prints, what it writes, and with which code it ends."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from subprocess import PIPE
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest

from twinning.__main__ import main
from twinning.gazetteer import GazetteerError, index_path, opened

Folder = Callable[..., Path]
Capture = pytest.CaptureFixture[str]

ROOT = Path(__file__).resolve().parent.parent
CITIES = "city_id,name,country\nkhoy-ir,Khoy,IR\nsmall-ir,Zzyzx Hamlet,IR\nno-ir,Qqqq,IR\n"
AGREEMENTS = "agreement_id,city_a,city_b,status\nkhoy-hamlet,khoy-ir,small-ir,active\n"
NO_HAMLET = "small-ir: no place in Iran is known by this name"
NO_QQQQ = "no-ir: no place in Iran is known by this name"
AGENT = "twinning-atlas tests (maps@city.example)"


class Nominatim(ThreadingHTTPServer):
    """A Nominatim that knows one hamlet, or refuses every question; it remembers them."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.asked: list[str] = []
        self.status = 200


class Answer(BaseHTTPRequestHandler):
    server: Nominatim

    def do_GET(self) -> None:
        [question] = parse_qs(urlsplit(self.path).query)["q"]
        self.server.asked.append(question)
        names = {"name": question, "display_name": question, "addresstype": "hamlet"}
        hamlet = names | {"lat": "38.5", "lon": "44.75", "address": {"country_code": "ir"}}
        body = json.dumps([hamlet] if "Hamlet" in question else []).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@pytest.fixture
def nominatim(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Nominatim]:
    """A service on this machine, configured, with a cache of its own beside the usual index."""
    opened()
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / index_path().name).symlink_to(index_path().resolve())
    with Nominatim() as service:
        Thread(target=service.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        monkeypatch.setenv("TWINNING_CACHE", str(cache))
        monkeypatch.setenv("TWINNING_NOMINATIM_URL", service.url)
        monkeypatch.setenv("TWINNING_NOMINATIM_AGENT", AGENT)
        yield service
        service.shutdown()


@pytest.fixture
def place(folder: Folder) -> Path:
    return folder(cities=CITIES, agreements=AGREEMENTS)


def cities(place: Path) -> list[str]:
    """The rows of cities.csv below the header."""
    return (place / "cities.csv").read_text().splitlines()[1:]


def python_m_twinning(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """A run of the command line as its own process."""
    command = [sys.executable, "-m", "twinning", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=os.environ | variables, capture_output=True, text=True, check=False
    )


def test_check_prints_every_problem_with_its_line_and_ends_with_1(folder: Folder):
    place = folder(
        cities='city_id,name,country\na,"A\n(capital)",Iran\nb,B,TR\n',
        agreements="agreement_id,city_a,city_b,status\n1,a,b,active\n2,b,c,active\n",
    )
    run = python_m_twinning("check", str(place))
    assert run.stdout.splitlines() == [
        "cities.csv:2: country 'Iran' is not an ISO 3166-1 alpha-2 country code (did you mean IR?)",
        "agreements.csv:2: city_a 'a' was set aside in cities.csv",
        "agreements.csv:3: city_b 'c' is not in cities.csv",
    ]
    assert (run.stderr, run.returncode) == ("3 problems\n", 1)


def test_check_ends_with_0_when_there_is_no_problem(place: Path, capsys: Capture):
    assert main(["check", str(place)]) == 0
    assert capsys.readouterr() == (f"No problems in {place}.\n", "")


def test_the_folder_is_that_of_the_environment_unless_named(
    place: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("TWINNING_DATA", str(place))
    assert main(["check"]) == 0
    assert capsys.readouterr().out == f"No problems in {place}.\n"


def test_the_shipped_tables_have_no_problems(capsys: Capture, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("TWINNING_DATA", raising=False)
    assert main(["check"]) == 0
    assert capsys.readouterr().out == f"No problems in {ROOT / 'data'}.\n"


def test_check_tells_what_stops_a_load_in_plain_words(tmp_path: Path, capsys: Capture):
    (tmp_path / "cities.csv").touch()
    assert main(["check", str(tmp_path)]) == 1
    missing = (
        f"agreements.csv: is missing from {tmp_path}: put it there, or name the folder that "
        "holds it in the environment variable TWINNING_DATA\n"
    )
    assert capsys.readouterr() == (missing, "1 problem\n")


def test_a_terminal_without_the_letters_of_a_name_is_told_for_all_that(folder: Folder):
    place = folder(cities="city_id,name,country\nt,تبریز,تبریز\n", agreements=AGREEMENTS)
    run = python_m_twinning("check", str(place), PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert run.stdout.startswith(r"cities.csv:2: country '\u062a\u0628\u0631\u06cc\u0632' is not")
    assert run.returncode == 1


def test_a_reader_who_has_seen_enough_is_told_no_more(folder: Folder):
    rows = "".join(f"c{number},X,Iran\n" for number in range(5_000))
    place = folder(cities=f"city_id,name,country\n{rows}", agreements=AGREEMENTS)
    command = [sys.executable, "-m", "twinning", "check", str(place)]
    with subprocess.Popen(command, cwd=ROOT, stdout=PIPE, stderr=PIPE, text=True) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        assert run.stdout.readline().startswith("cities.csv:2: country 'Iran'")
        run.stdout.close()
        assert run.stderr.read() == ""
    assert run.returncode == 1


def test_geocode_fills_what_the_gazetteer_knows_and_asks_nobody_else(
    place: Path, nominatim: Nominatim, capsys: Capture
):
    assert main(["geocode", str(place)]) == 1
    assert cities(place) == [
        "khoy-ir,Khoy,IR,38.5503,44.9521,gazetteer,medium",
        "small-ir,Zzyzx Hamlet,IR,,,,",
        "no-ir,Qqqq,IR,,,,",
    ]
    out, told = capsys.readouterr()
    assert out.splitlines() == [NO_HAMLET, NO_QQQQ]
    assert told == "1 city located\n"
    assert nominatim.asked == []


def test_geocode_asks_nominatim_when_switched_on_for_what_is_left(
    place: Path, nominatim: Nominatim, capsys: Capture
):
    assert main(["geocode", "--nominatim", str(place)]) == 1
    located = [
        "khoy-ir,Khoy,IR,38.5503,44.9521,gazetteer,medium",
        "small-ir,Zzyzx Hamlet,IR,38.5,44.75,nominatim,medium",
        "no-ir,Qqqq,IR,,,,",
    ]
    assert cities(place) == located
    out, told = capsys.readouterr()
    assert out == f"{NO_QQQQ}; Nominatim knows no such place\n"
    assert told == "2 cities located\n"
    assert nominatim.asked == ["Zzyzx Hamlet", "Qqqq"]

    assert main(["geocode", "--nominatim", str(place)]) == 1
    assert cities(place) == located
    assert nominatim.asked == ["Zzyzx Hamlet", "Qqqq"]


def test_geocode_keeps_what_the_gazetteer_found_when_nominatim_refuses(
    place: Path, nominatim: Nominatim, capsys: Capture
):
    nominatim.status = 403
    assert main(["geocode", "--nominatim", str(place)]) == 1
    assert cities(place)[0] == "khoy-ir,Khoy,IR,38.5503,44.9521,gazetteer,medium"
    out, told = capsys.readouterr()
    refused = "Nominatim refuses to answer, and is asked no more"
    assert [refused in line for line in out.splitlines()] == [True, True]
    assert told == "1 city located\n"
    assert nominatim.asked == ["Zzyzx Hamlet"]


@pytest.mark.parametrize(
    ("variable", "value", "advice"),
    [
        ("AGENT", "", "Set TWINNING_NOMINATIM_AGENT to a name and a contact"),
        ("URL", "nominatim", "TWINNING_NOMINATIM_URL is not a web address: nominatim"),
        ("DELAY", "soon", "TWINNING_NOMINATIM_DELAY is not a number of seconds: soon"),
    ],
)
@pytest.mark.usefixtures("nominatim")
def test_geocode_says_what_nominatim_needs_before_anything_is_done(
    place: Path,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
    value: str,
    advice: str,
):
    monkeypatch.setenv(f"TWINNING_NOMINATIM_{variable}", value)
    assert main(["geocode", "--nominatim", str(place)]) == 1
    out, told = capsys.readouterr()
    assert (out, told.startswith(advice)) == ("", True)
    assert (place / "cities.csv").read_text() == CITIES


def test_geocode_says_so_when_kept_answers_cannot_be_read(
    place: Path, nominatim: Nominatim, capsys: Capture, tmp_path: Path
):
    (tmp_path / "cache" / "nominatim.sqlite").write_bytes(b"no database" * 100)
    assert main(["geocode", "--nominatim", str(place)]) == 1
    told = f"What is kept in {tmp_path / 'cache'} cannot be used: file is not a database\n"
    assert capsys.readouterr() == ("", told)
    assert nominatim.asked == []


def test_geocode_stops_when_there_is_no_gazetteer(
    place: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
):
    def without() -> None:
        raise GazetteerError("The gazetteer could not be built.")

    monkeypatch.setattr("twinning.geocoding.opened", without)
    assert main(["geocode", str(place)]) == 1
    assert capsys.readouterr() == ("", "The gazetteer could not be built.\n")
    assert (place / "cities.csv").read_text() == CITIES


def test_geocode_ends_with_0_when_every_city_is_located(folder: Folder, capsys: Capture):
    rows = "city_id,name,country,level\nkhoy-ir,Khoy,IR,\nsughd-tj,Sughd,TJ,province\n"
    place = folder(cities=rows, agreements="agreement_id,city_a,city_b,status\n")
    assert main(["geocode", str(place)]) == 0
    assert capsys.readouterr() == ("", "1 city located\n")


def test_geocode_tells_what_stops_a_load_in_plain_words(tmp_path: Path, capsys: Capture):
    assert main(["geocode", str(tmp_path / "nowhere")]) == 1
    out, told = capsys.readouterr()
    assert (out, told.count("\n"), told.count("is missing from")) == ("", 2, 2)


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    """A table of pairs: one row of its own, one the other way round, one of nowhere."""
    path = tmp_path / "pairs.csv"
    path.write_text(
        "city1,country1,lat1,lng1,city2,country2,lat2,lng2\n"
        "Isfahan,Iran,32.65,51.67,Windhoek,NA,-22.56,17.08\n"
        "Windhoek,Namibia,48.2,16.37,Isfahan,Iran,32.65,51.67\n"
        "Isfahan,Iran,32.65,51.67,Atlantis,Nowhere,,\n"
    )
    return path


def test_import_pairs_makes_tables_that_check_finds_sound(
    pairs: Path, tmp_path: Path, capsys: Capture
):
    made = tmp_path / "made"
    assert main(["import-pairs", str(pairs), str(made)]) == 0
    assert capsys.readouterr() == (
        "3 rows: 1 used, 1 merged, 1 listed; 2 cities\n"
        "listed: 1 × no known country (unknown-country)\n"
        "merged: 1 × repeats an earlier row in the other direction (reversed)\n"
        "doubt: 1 × the point lies outside the country (outside-country)\n",
        f"Review {made / 'review.csv'}\n",
    )
    assert main(["check", str(made)]) == 0
    assert cities(made) == [
        "isfahan-ir,Isfahan,IR,city,Isfahan,32.65,51.67,given,,,418863",
        "windhoek-na,Windhoek,NA,city,Khomas Region,-22.56,17.08,given,,,3352136",
    ]
    assert (made / "sources.csv").read_text().splitlines()[1:] == [
        "isfahan-ir-windhoek-na,pairs.csv,,active,"
    ]


def test_import_pairs_takes_the_status_and_the_source_from_its_options(pairs: Path, tmp_path: Path):
    options = ["--status=dormant", "--source=A list", "--source-url=https://example.org/list"]
    assert main(["import-pairs", str(pairs), str(tmp_path / "made"), *options]) == 0
    assert (tmp_path / "made" / "agreements.csv").read_text().splitlines()[1:] == [
        "isfahan-ir-windhoek-na,isfahan-ir,windhoek-na,dormant,"
    ]
    assert (tmp_path / "made" / "sources.csv").read_text().splitlines()[1:] == [
        "isfahan-ir-windhoek-na,A list,https://example.org/list,dormant,"
    ]


def test_import_pairs_overwrites_nothing(pairs: Path, place: Path, capsys: Capture):
    assert main(["import-pairs", str(pairs), str(place)]) == 1
    told = "".join(
        f"{name}.csv: is in {place} already and is not overwritten: name another folder\n"
        for name in ("cities", "agreements")
    )
    assert capsys.readouterr() == ("", told)
    assert (place / "cities.csv").read_text() == CITIES


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        (None, "No such file or directory"),
        (b"", "is empty: its first row must name its columns"),
        (b"a,b\n", "must have the columns name_a, country_a, name_b, country_b"),
        (b"PK\x03\x04", "is a workbook of a spreadsheet program"),
    ],
)
def test_import_pairs_says_in_plain_words_what_stops_it(
    tmp_path: Path, capsys: Capture, content: bytes | None, advice: str
):
    if content is not None:
        (tmp_path / "pairs.csv").write_bytes(content)
    assert main(["import-pairs", str(tmp_path / "pairs.csv"), str(tmp_path / "made")]) == 1
    out, told = capsys.readouterr()
    assert (out, advice in told, (tmp_path / "made").exists()) == ("", True, False)


def test_import_pairs_asks_for_a_web_address(pairs: Path, tmp_path: Path, capsys: Capture):
    with pytest.raises(SystemExit) as stopped:
        main(["import-pairs", str(pairs), str(tmp_path / "made"), "--source-url=example"])
    assert stopped.value.code == 2
    assert "must begin with http:// or https://" in capsys.readouterr().err


def test_gazetteer_does_nothing_when_the_index_is_there(capsys: Capture):
    opened()
    assert main(["gazetteer"]) == 0
    assert capsys.readouterr() == ("", "")


def test_gazetteer_says_where_it_cannot_write(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    (tmp_path / "file").touch()
    monkeypatch.setenv("TWINNING_CACHE", str(tmp_path / "file"))
    assert main(["gazetteer"]) == 1
    assert capsys.readouterr().err == f"{tmp_path / 'file'}: File exists\n"


def test_without_a_command_the_commands_are_named(capsys: Capture):
    with pytest.raises(SystemExit) as stopped:
        main([])
    assert stopped.value.code == 2
    assert "COMMAND" in capsys.readouterr().err
