"""What a meeting brief says: totals of all, tables as long as is read, and who says so."""

import pytest

from tests.atlases import CITIES, atlas_of
from tests.briefs import ADDRESS, TODAY, said, small_brief, small_view
from twinning import __version__
from twinning.brief import brief, is_web
from twinning.brief_tables import MOST_AGREEMENTS, MOST_EVENTS
from twinning.paper import Figure, Footnote
from twinning.reader import Reader, spoken_to
from twinning.selection import Selection
from twinning.view import view


def rows(table) -> list[list[str]]:
    return [[said(cell) for cell in row] for row in table.rows]


def test_a_brief_says_what_it_shows_and_of_when():
    made = small_brief(Selection(country=("TR",)))
    assert (made.title, made.selection, made.address, made.date) == (
        "Meeting brief: Türkiye",
        "2 of 6 agreements: Türkiye",
        ADDRESS,
        "25 November 2026",
    )
    assert made.origin == (
        f"Tables version {small_view().atlas.version}, Twinning Atlas {__version__}"
    )
    assert (made.language, made.direction) == ("en-GB", "ltr")


def test_a_brief_runs_as_its_language_does():
    with spoken_to(Reader("fa")):
        made = small_brief()
    assert (made.language, made.direction) == ("fa", "rtl")


def test_only_signed_agreements_are_counted_as_signed():
    assert small_brief().figures == (
        Figure("2", "signed", "1 active and 1 dormant"),
        Figure("2", "proposed or approved by one side", "1 proposed and 1 approved by one side"),
        Figure("1", "ended"),
        Figure("1", "disputed"),
    )


def test_agreements_stand_by_status_with_what_is_known_and_what_is_not():
    [agreements, _waiting, _events] = small_brief().tables
    assert agreements.remark == ""
    assert rows(agreements) == [
        [
            "Khoy | Iran | Konya | Türkiye",
            "Active | Sister city",
            "9 April 2025 | 20 Farvardin 1404, Solar Hijri",
            "Spiritual tourism",
            "",
            "1 | 2",
        ],
        [
            "Isfahan | Iran | Khujand | Tajikistan",
            "Dormant | Sister city",
            "21 March 2003 – 19 March 2004 | 1382, Solar Hijri | one of these days",
            "Culture",
            "",
            "none recorded",
        ],
        [
            "Fars | Iran | Windhoek | Namibia",
            "Approved by one side | Cooperation agreement",
            "not signed",
            "none stated",
            "",
            "none recorded",
        ],
        [
            "Tabriz | Iran | Khoy | Iran",
            "Proposed | Memorandum of understanding",
            "not signed",
            "Tourism; Trade",
            "voiced",
            "none recorded",
        ],
        [
            "Isfahan | Iran | Lost | Germany",
            "Disputed | Sister city | Sources disagree",
            "October 2000 | day not known",
            "EU funds",
            "Active: source 3 | Ended: source 4",
            "3 | 4",
        ],
        [
            "Konya | Türkiye | Windhoek | Namibia",
            "Ended | Friendship | Sources disagree",
            "1999 | day and month not known",
            "none stated",
            "Signed 1999: source 5 | Signed 1998: source 6",
            "5 | 6",
        ],
    ]


def test_events_stand_from_the_latest_to_the_undated_with_their_sources():
    made = small_brief(Selection(country=("TR", "IR"), status=("active", "proposed", "ended")))
    [_agreements, _waiting, events] = made.tables
    assert rows(events) == [
        [
            "14 December 2025 | 23 Azar 1404, Solar Hijri",
            "Khoy | Iran | Konya | Türkiye",
            "Commitment | due June 2026 | A four-year programme",
            "1",
        ],
        [
            "9 April 2025 | 20 Farvardin 1404, Solar Hijri",
            "Khoy | Iran | Konya | Türkiye",
            "Signed",
            "1 | 2",
        ],
        [
            "2024 | day and month not known",
            "Tabriz | Iran | Khoy | Iran",
            "Proposed | A letter",
            "5",
        ],
        [
            "1999 | day and month not known",
            "Konya | Türkiye | Windhoek | Namibia",
            "Signed",
            "3 | 4",
        ],
        [
            "date not known",
            "Konya | Türkiye | Windhoek | Namibia",
            "Revived | It was “last year”",
            "none recorded",
        ],
    ]
    assert made.sources == (
        Footnote("News", "", "https://example.org/1"),
        Footnote("Council", "", "https://example.org/2"),
        Footnote("Yearbook", "", "https://example.org/5"),
        Footnote("Speech", "", "https://example.org/6"),
        Footnote("", "", "https://example.org/letter"),
    )


def test_what_is_waiting_stands_with_the_reason_and_who_is_awaited():
    [_agreements, waiting, _events] = small_brief(Selection(country=("TR",))).tables
    assert rows(waiting) == [
        [
            "Khoy | Iran | Konya | Türkiye",
            "“A four-year programme”, promised 14 December 2025, due June 2026: "
            "at least 148, at most 177 days late.",
            "not recorded: Khoy, Iran or Konya, Türkiye",
        ]
    ]


def test_terms_places_and_signatories_are_said_and_long_notes_cut_short():
    note = "word " * 100
    columns = "agreement_id,city_a,city_b,status,ends_on,programme_years,signed_at,signatories,note"
    row = f"1,isfahan-ir,khoy-ir,ended,2020-05,4,Khoy,A;B,{note}"
    agreements = f"{columns}\n{row}\n"
    made = brief(view(atlas_of(cities=CITIES, agreements=agreements), Selection()), TODAY, "")
    [[_parties, _status, signed, _themes, remarks, _sources]] = made.tables[0].rows
    assert said(signed) == "date not known | ended May 2020 | programme of 4 years"
    place, names, cut = said(remarks).split(" | ")
    assert (place, names) == ("Signed at: Khoy", "Signatories: A; B")
    assert cut.endswith("word …")
    assert len(cut) <= 240


def test_a_brief_is_bounded_and_says_where_the_rest_is_while_totals_are_of_all():
    count = MOST_AGREEMENTS + 34
    cities = "".join(f"c{n},City {n},IR\n" for n in range(count + 1))
    agreements = "".join(f"a{n},c0,c{n + 1},active,{1700 + n}\n" for n in range(count))
    atlas = atlas_of(
        cities="city_id,name,country\n" + cities,
        agreements="agreement_id,city_a,city_b,status,signed_on\n" + agreements,
    )
    made = brief(view(atlas, Selection()), TODAY, "")
    [listed, _waiting, events] = made.tables
    assert made.figures == (Figure("234", "signed", "234 active"),)
    assert [said(row[2]) for row in listed.rows] == [
        f"{1700 + n} | day and month not known" for n in range(count - 1, 33, -1)
    ]
    assert listed.remark == (
        "The first 200 of 234 are listed: by status, the newest of each first. "
        "The exports of the dashboard hold them all."
    )
    assert len(events.rows) == MOST_EVENTS
    assert events.remark == (
        "The latest 50 of 234 are listed. The pages of the dashboard show them all."
    )


def test_what_is_not_on_the_map_is_counted_with_the_reasons():
    made = small_brief()
    assert made.map_words == "Map of the parties with 3 agreements drawn between them."
    assert made.not_on_map == (
        "3 agreements are not on the map: 1 ended, shown where the status “Ended” is chosen; "
        "1 with a province for a party, not a point on the map; "
        "1 with a party that could not be located."
    )


def test_without_agreements_every_table_says_so_and_no_map_is_drawn():
    made = small_brief(Selection(country=("JP",)))
    assert [(table.title, table.remark, table.rows) for table in made.tables] == [
        ("Agreements", "No agreement meets this selection.", ()),
        ("What is waiting", "Nothing is known to be waiting.", ()),
        ("Events", "No event is recorded.", ()),
    ]
    assert (made.figures, made.map, made.not_on_map, made.sources) == ((), "", "", ())


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("https://atlas.example/?q=1", True),
        ("http://localhost:8501/", True),
        ("javascript:alert(1)", False),
        ("//atlas.example/", False),
        ("https://a b", False),
        ("", False),
    ],
)
def test_only_web_addresses_lead_anywhere(address: str, leads: bool):
    assert is_web(address) is leads
