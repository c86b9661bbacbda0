"""The Reconcile page: claims beside what is recorded, and sources that disagree, side by side."""

from collections.abc import Callable

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from tests.atlases import SMALL
from tests.tables import drawn, table
from tests.test_pages import captions, many, opened, rows
from twinning.web.routes import routes

CLAIMS = """\
agreement_id,title,publisher,published_on,claims_city,claims_country,claims_total,says_status
,Thirteen,Daily,2021-06-11,,IR,13,
,Nobody,,,lost-de,,0,
isfahan-lost,One side,,,,,,active
isfahan-lost,The other,Gazette,2020,,,,ended
"""
LINKED = ("Recorded now", "of these disputed", "Proposed or approved", "Of any instrument")


def headers(app: AppTest) -> list[str]:
    return [str(heading.value).replace("\\", "") for heading in app.header]


def told(app: AppTest) -> list[str]:
    """What the page says in running text."""
    return [str(text.value).replace("\\", "") for text in app.markdown]


@pytest.mark.parametrize(
    "agreements",
    [
        pytest.param(SMALL["agreements"].splitlines()[0] + "\n", id="no agreement"),
        pytest.param("".join(SMALL["agreements"].splitlines(True)[:2]), id="one agreement"),
        pytest.param("".join(SMALL["agreements"].splitlines(True)[::2]), id="some undated"),
    ],
)
def test_without_claims_and_disagreements_the_page_says_so(
    dashboard: Callable[..., AppTest], agreements: str
) -> None:
    tables = SMALL | {"agreements": agreements, "sources": "title\n"}
    app = opened(dashboard(**tables), "reconcile")
    assert headers(app) == ["Claimed totals", "Sources that disagree: 0"]
    assert drawn(app) == []
    assert told(app)[1:] == [
        "No source claims a total for these.",
        "No sources of the selected agreements contradict each other.",
    ]


def test_a_claim_stands_beside_what_is_recorded_then_and_now(
    dashboard: Callable[..., AppTest],
) -> None:
    app = opened(dashboard(**SMALL | {"sources": CLAIMS}), "reconcile")
    columns = ["Whose", "Claimed", "By", "Recorded by then", "By then", "Now"]
    assert table(app, "Claimed totals").value[columns].to_numpy().tolist() == [
        [
            "Iran",
            "13",
            "Daily, 11 June 2021",
            "1 to 2, of these 1 disputed",
            "11 more claimed",
            "10 more claimed",
        ],
        ["Lost, Germany", "0", "Nobody, date not known", "", "", "may be as claimed"],
    ]


def test_each_number_leads_to_as_many_agreements(dashboard: Callable[..., AppTest]) -> None:
    app = opened(dashboard(), "reconcile")
    client = TestClient(Starlette(routes=routes()))
    claims = table(app, "Claimed totals")
    inside = [pair for pair in claims.links() if pair[1].startswith("agreements?")]
    assert len(inside) > len(claims.value)
    assert [
        rows(client, address.removeprefix("agreements?").split("&")) for _count, address in inside
    ] == [int(count) for count, _address in inside]
    columns = list(LINKED)
    bare = claims.addresses[columns].to_numpy() == ""
    assert {*claims.value[columns].to_numpy()[bare]} == {"0"}


def test_a_chosen_claim_shows_as_what_each_agreement_counts(
    dashboard: Callable[..., AppTest],
) -> None:
    app = opened(dashboard("claim=0", **SMALL | {"sources": CLAIMS}), "reconcile")
    assert headers(app)[1] == "Behind the 13 of Iran: 5"
    assert told(app)[1].startswith("Daily, 11 June 2021: 13 claimed. Recorded by then: 1 to 2,")
    assert table(app, "Behind the 13 of Iran: 5").value.to_numpy().tolist() == [
        ["Khoy – Konya", "9 April 2025", "Active", "in force", "signed later"],
        [
            "Tabriz – Khoy",
            "not known",
            "Proposed",
            "not counted: memorandum of understanding",
            "not counted: memorandum of understanding",
        ],
        [
            "Isfahan – Khujand",
            "21 March 2003 – 19 March 2004",
            "Dormant",
            "in force",
            "in force",
        ],
        ["Isfahan – Lost", "October 2000", "Disputed", "disputed", "disputed"],
        [
            "Fars – Windhoek",
            "not known",
            "Approved by one side",
            "not counted: cooperation agreement",
            "not counted: cooperation agreement",
        ],
    ]


def test_the_claim_in_the_address_is_the_chosen_row(dashboard: Callable[..., AppTest]) -> None:
    app = opened(dashboard("claim=1", **SMALL | {"sources": CLAIMS}), "reconcile")
    claims = table(app, "Claimed totals")
    assert (claims.chosen, claims.opened_by(0)) == ([1], "claim=0")


@pytest.mark.parametrize("named", ["2", "99", "-1", "x"])
def test_a_claim_that_there_is_not_is_passed_over(
    dashboard: Callable[..., AppTest], named: str
) -> None:
    app = opened(dashboard(f"claim={named}", **SMALL | {"sources": CLAIMS}), "reconcile")
    assert headers(app) == ["Claimed totals", "Sources that disagree: 1"]


def test_the_selection_keeps_its_claims_and_its_disagreements(
    dashboard: Callable[..., AppTest],
) -> None:
    tables = SMALL | {"sources": CLAIMS}
    app = opened(dashboard("city=konya-tr&theme=spiritual-tourism", **tables), "reconcile")
    assert table(app, "Claimed totals").value["Whose"].tolist() == ["Iran"]
    assert headers(app)[-1] == "Sources that disagree: 0"


def test_what_sources_say_stands_below_the_settled_value_and_is_marked_where_it_differs(
    dashboard: Callable[..., AppTest],
) -> None:
    app = opened(dashboard(**SMALL | {"sources": CLAIMS}), "reconcile")
    assert table(app, "Sources that disagree: 1").value.to_numpy().tolist() == [
        ["Isfahan – Lost", "the table (settled)", "Disputed", "October 2000", "", "", ""],
        ["Isfahan – Lost", "One side", "≠ Active", "", "", "One side", ""],
        ["Isfahan – Lost", "Gazette", "≠ Ended", "", "2020", "The other", ""],
    ]


def test_many_disagreements_are_sent_page_by_page_and_many_claims_are_bounded(
    dashboard: Callable[..., AppTest],
) -> None:
    tables = many(250)
    said = "".join(f"a{n},One,active,,\na{n},Other,ended,,\n" for n in range(250))
    claimed = "".join(f",Claim {n},,c{n},{n}\n" for n in range(120))
    header = "agreement_id,title,says_status,claims_city,claims_total\n"
    tables["sources"] = header + said + claimed
    app = opened(dashboard("page=3", **tables), "reconcile")
    claims, disagreements = (shown.value for shown in drawn(app))
    assert (len(claims), len(disagreements)) == (100, 3 * 50)
    assert disagreements["Agreement"].tolist()[0] == "City 9799 – City 9798"
    assert "Agreements 201–250 of 250" in captions(app)
    assert "The first 100 of 120; a narrower selection shows the others." in captions(app)


def test_the_shipped_claims_agree_or_differ_as_the_facts_say(
    dashboard: Callable[..., AppTest],
) -> None:
    app = opened(dashboard("city=isfahan-ir"), "reconcile")
    columns = ["Claimed", "By", "Recorded by then", "By then", "Now"]
    claims = table(app, "Claimed totals").value
    assert claims.loc[claims["Whose"] == "Isfahan, Iran", columns].to_numpy().tolist() == [
        ["10", "Tebyan, 11 May 2004", "9", "1 more claimed", "6 fewer claimed"],
        ["13", "IMNA, date not known", "", "", "3 fewer claimed"],
        ["13", "Tehran Times, 11 June 2021", "13", "as claimed", "3 fewer claimed"],
        [
            "15",
            "ISNA, 27 July 2021",
            "14 to 15, of these 1 dated too vaguely",
            "may be as claimed",
            "1 fewer claimed",
        ],
        ["16", "Iran Front Page (IFP), date not known", "", "", "as claimed"],
        ["10", "Tehran Times, 1 June 2025", "16", "6 fewer claimed", "6 fewer claimed"],
    ]
