"""The Data page: what contradicts what, who claims which total, and how much there is of all."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from tests.atlases import SMALL
from tests.tables import table, with_column
from tests.test_pages import captions, many, opened

EVENTS = """\
agreement_id,date,kind,title,source_url
khoy-konya,2026-01,suspended,Put on hold,https://example.org/1
"""
TITLE = "Status against last event: "


def headings(app: AppTest) -> list[str]:
    """The count of contradictions, as its heading has it."""
    return [str(h.value) for h in app.header if str(h.value).startswith(TITLE)]


def contradictions(app: AppTest) -> list[list[str]]:
    """The table of contradictions, row by row."""
    return with_column(app, "Last event").to_numpy().tolist()


def test_a_status_and_a_last_event_that_contradict_each_other_are_both_shown(
    dashboard: Callable[..., AppTest],
) -> None:
    app = opened(dashboard("country=NA", **SMALL | {"events": EVENTS}), "data")
    assert headings(app) == [f"{TITLE}2"]
    assert contradictions(app) == [
        [
            "Khoy – Konya",
            "Active",
            "Suspended",
            "January 2026",
            "https://example.org/1",
            "Put on hold",
        ],
        ["Konya – Windhoek", "Ended", "Signed", "1999", "", "from the table of agreements"],
    ]


def test_an_agreement_in_contradiction_opens_in_full(dashboard: Callable[..., AppTest]) -> None:
    app = opened(dashboard("agreement=khoy-konya", **SMALL | {"events": EVENTS}), "data")
    assert [str(warning.value).replace("\\", "") for warning in app.warning] == [
        "The status is “Active”, but the last event is “Suspended”."
    ]


def test_without_contradictions_the_page_says_so(dashboard: Callable[..., AppTest]) -> None:
    app = opened(dashboard(**many(3)), "data")
    assert headings(app) == [f"{TITLE}0"]
    assert "The last event of every agreement goes with its status." in [
        text.value for text in app.markdown
    ]


def test_of_many_contradictions_the_first_are_listed(dashboard: Callable[..., AppTest]) -> None:
    app = opened(dashboard(**many(1200, "ended")), "data")
    assert headings(app) == [f"{TITLE}1,200"]
    assert len(contradictions(app)) == 1000
    assert "The first 1,000 of 1,200 are listed." in captions(app)


def test_a_source_says_of_whom_it_claims_a_total(dashboard: Callable[..., AppTest]) -> None:
    sources = (
        "agreement_id,title,claims_city,claims_country,claims_total\n"
        "khoy-konya,One,,,\n,Two,khoy-ir,,1300\nkhoy-konya,Three,khoy-ir,TR,1\n"
    )
    app = opened(dashboard(**SMALL | {"sources": sources}), "data")
    assert table(app, "Sources").value[["Agreement", "Claims"]].to_numpy().tolist() == [
        ["khoy-konya", ""],
        ["", "1,300 of Khoy, Iran"],
        ["khoy-konya", "1 of Khoy, Iran, with Türkiye"],
    ]


def test_sources_and_events_are_counted(dashboard: Callable[..., AppTest]) -> None:
    app = opened(dashboard(**SMALL | {"events": EVENTS}), "data")
    assert {metric.label: metric.value for metric in app.metric} == {
        "Agreements": "6",
        "Parties": "8",
        "Countries": "5",
        "Sources": "6",
        "Events": "1",
    }
