"""Messages: kept for all readers, compared as text, said to each in their own language."""

import pytest

from tests.atlases import AGREEMENTS, small_atlas
from twinning import catalogues
from twinning.errors import Problem
from twinning.language import _, isolated, number
from twinning.location import Address, Unlocated, unlocatable
from twinning.message import Message, said
from twinning.reader import Reader, spoken_to

PERSIAN = Reader("fa", "persian")
MISSING = "is not in {file}"


@pytest.fixture
def in_persian(monkeypatch: pytest.MonkeyPatch) -> None:
    """One message has a translation, whatever the translators do."""
    persian = catalogues.catalogue("fa")
    known = {MISSING: "در {file} نیست", "no country is given": "کشور داده نشده است"}
    monkeypatch.setattr(persian, "gettext", lambda message: known.get(message, message))


def many() -> str:
    return _("{count} agreements").format(count=number(1_234))


def test_a_message_is_its_english_text():
    with spoken_to(PERSIAN):
        message = Message(many)
    assert message == "1,234 agreements"
    assert {message: 1}["1,234 agreements"] == 1
    assert said("as it is") == "as it is"


@pytest.mark.usefixtures("in_persian")
def test_a_message_is_said_to_whoever_asks():
    message = Message(lambda: _(MISSING).format(file="cities.csv"))
    with spoken_to(PERSIAN):
        assert said(message) == "در cities.csv نیست"
    assert said(message) == "is not in cities.csv"


@pytest.mark.usefixtures("in_persian")
def test_a_problem_found_for_all_is_said_to_each_reader():
    table = AGREEMENTS + "x,isfahan-ir,atlantis,active,,,,\n"
    (problem,) = small_atlas(agreements=table).problems
    assert problem == Problem("agreements.csv", 8, "city_b", "atlantis", "is not in cities.csv")
    with spoken_to(PERSIAN):
        where, column, value = map(isolated, ("agreements.csv:8", "city_b", "'atlantis'"))
        assert str(problem) == f"{where}: {column} {value} در cities.csv نیست"
    assert str(problem) == "agreements.csv:8: city_b 'atlantis' is not in cities.csv"


@pytest.mark.usefixtures("in_persian")
def test_why_a_party_is_nowhere_is_said_to_each_reader():
    answer = unlocatable(Address("Khoy", ""))
    assert answer == Unlocated("no country is given")
    with spoken_to(PERSIAN):
        assert str(answer) == "کشور داده نشده است"
