"""The words above every view."""

from dataclasses import replace

import pytest

from tests.atlases import atlas_of, small_atlas
from twinning.labels import city_label, kind_label, theme_label, themes_label
from twinning.language import mid_sentence
from twinning.reader import READERS, spoken_to
from twinning.schema import EVENT_KINDS
from twinning.selection import Selection
from twinning.sentence import count, sentence, standing, subject
from twinning.view import view


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        pytest.param(Selection(), "6 of 6 agreements", id="nothing chosen"),
        pytest.param(
            Selection(theme=("spiritual-tourism",), country=("IR",), year_from=1999, year_to=2025),
            "1 of 6 agreements: spiritual tourism, Iran, 1999–2025, undated included",
            id="as the brief has it",
        ),
        pytest.param(
            Selection(theme=("eu-funds",)), "1 of 6 agreements: EU funds", id="an abbreviation"
        ),
        pytest.param(Selection(theme=("trade",)), "1 of 6 agreements: trade", id="no label"),
        pytest.param(
            Selection(country=("TR", "NA")), "3 of 6 agreements: Türkiye or Namibia", id="either"
        ),
        pytest.param(
            Selection(city=("khoy-ir",), status=("active", "approved")),
            "1 of 6 agreements: Khoy, Iran, active or approved by one side",
            id="city and status",
        ),
        pytest.param(
            Selection(instrument=("mou",)),
            "1 of 6 agreements: memorandum of understanding",
            id="instrument",
        ),
        pytest.param(
            Selection(q="leninabad"), "1 of 6 agreements: names like “leninabad”", id="search"
        ),
        pytest.param(
            Selection(year_from=2003),
            "4 of 6 agreements: from 2003, undated included",
            id="open at the end",
        ),
        pytest.param(
            Selection(year_to=1999, undated=False),
            "1 of 6 agreements: until 1999, undated left out",
            id="open at the beginning",
        ),
        pytest.param(
            Selection(year_from=1999, year_to=1999, undated=False),
            "1 of 6 agreements: 1999, undated left out",
            id="one year",
        ),
        pytest.param(
            Selection(undated=False), "4 of 6 agreements: undated left out", id="only the dated"
        ),
        pytest.param(Selection(country=("JP",)), "0 of 6 agreements: Japan", id="nothing left"),
    ],
)
def test_the_sentence_says_what_is_shown(chosen: Selection, words: str):
    assert sentence(view(small_atlas(), chosen)) == words


@pytest.mark.parametrize(
    ("code", "chosen", "period"),
    [
        ("en-persian", Selection(year_from=1399, year_to=1404), "1399–1404 Solar Hijri"),
        ("en-persian", Selection(year_from=1399, year_to=1399), "1399 Solar Hijri"),
        ("en-persian", Selection(year_from=1399), "from 1399 Solar Hijri"),
        ("en-gregorian", Selection(year_to=2025), "until 2025"),
        ("fa-persian", Selection(year_from=1399, year_to=1404), "۱۳۹۹–۱۴۰۴"),
        ("ar-gregorian", Selection(year_from=2020, year_to=2025), "2020–2025"),
    ],
)
def test_years_are_of_a_calendar_that_is_named_where_it_is_not_the_usual_one(
    code: str, chosen: Selection, period: str
):
    reader = READERS[code]
    with spoken_to(reader):
        told = sentence(view(small_atlas(), replace(chosen, calendar=reader.calendar)))
    assert f" {period}" in told
    assert told.partition(period)[2][:1] in (",", "،")


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        pytest.param(Selection(), "All agreements", id="nothing chosen"),
        pytest.param(
            Selection(country=("IR", "TR"), between=True, theme=("spiritual-tourism",)),
            "Iran and Türkiye, spiritual tourism",
            id="between two countries",
        ),
        pytest.param(Selection(country=("IR", "TR")), "Iran or Türkiye", id="either country"),
        pytest.param(Selection(city=("isfahan-ir",), year_from=1999), "Isfahan, Iran", id="city"),
        pytest.param(Selection(theme=("culture",)), "Culture", id="theme"),
        pytest.param(Selection(status=("active",)), "Selected agreements", id="by status alone"),
    ],
)
def test_a_paper_is_about_countries_cities_and_themes(chosen: Selection, words: str):
    assert subject(view(small_atlas(), chosen)) == words


@pytest.mark.parametrize(
    ("agreements", "words"), [(1_500, "1,500 of 1,500 agreements"), (1, "1 of 1 agreement")]
)
def test_large_numbers_are_grouped_and_one_is_no_plural(agreements: int, words: str):
    cities = "".join(f"c{n},City {n},IR\n" for n in range(agreements + 1))
    rows = "".join(f"a{n},c0,c{n + 1},active\n" for n in range(agreements))
    atlas = atlas_of(
        cities="city_id,name,country\n" + cities,
        agreements="agreement_id,city_a,city_b,status\n" + rows,
    )
    assert count(view(atlas, Selection())) == words


def test_only_signed_agreements_count_as_agreements_in_force():
    atlas = small_atlas()
    assert standing(view(atlas, Selection())) == (
        "2 signed · 2 proposed or approved by one side · 1 ended · 1 disputed"
    )
    assert standing(view(atlas, Selection(status=("proposed",)))) == (
        "1 proposed or approved by one side"
    )


@pytest.mark.parametrize(
    ("label", "inside"),
    [
        ("Spiritual tourism", "spiritual tourism"),
        ("EU funds", "EU funds"),
        ("People-to-people contacts", "people-to-people contacts"),
        ("Émigré affairs", "émigré affairs"),
        ("3D printing", "3D printing"),
        ("فرهنگ", "فرهنگ"),
        ("A", "A"),
        ("", ""),
    ],
)
def test_a_label_inside_a_sentence_loses_only_a_capital_that_begins_a_word(label, inside):
    assert mid_sentence(label) == inside


def test_labels_name_what_ids_stand_for():
    atlas = small_atlas()
    assert theme_label(atlas, "spiritual-tourism") == "Spiritual tourism"
    assert theme_label(atlas, "trade") == "Trade"
    assert themes_label(atlas, "trade; eu-funds;trade") == "Trade; EU funds"
    assert themes_label(atlas, "") == ""
    assert city_label(atlas, "windhoek-na") == "Windhoek, Namibia"
    assert kind_label("programme-started") == "Programme started"
    assert all(map(kind_label, EVENT_KINDS))
