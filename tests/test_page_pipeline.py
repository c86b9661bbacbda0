"""The pipeline page over every kind of tables, without a browser."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from tests.tables import drawn, with_column
from tests.test_pages import opened

YEAR = date.today().year
LAST_YEAR = date.today() - timedelta(days=400)
CITIES = """city_id,name,country,latitude,longitude
khoy,Khoy,IR,38.55,44.95
konya,Konya,TR,37.87,32.48
kazan,Kazan,RU,55.79,49.12
"""
HEADER = "agreement_id,city_a,city_b,status,signed_on,ends_on,programme_years,instrument\n"
SIGNED = f"khoy-konya,khoy,konya,active,{LAST_YEAR},{YEAR + 2},5,\n"
QUIET = f"kazan-konya,kazan,konya,active,{YEAR - 9},,2,\n"
UNDATED = "kazan-khoy,kazan,khoy,active,,,,\n"
APPROVED = "second,kazan,khoy,approved,,,,mou\n"
ALL = HEADER + SIGNED + QUIET + UNDATED + APPROVED
EVENTS = f"""agreement_id,date,kind,title,party,due,done
second,{YEAR - 2}-01-01,approved,,kazan,,
khoy-konya,{YEAR - 1},commitment,A late park,khoy,{YEAR - 1},
khoy-konya,{YEAR - 1},commitment,A later park,konya,{YEAR + 1},
khoy-konya,{YEAR - 1},commitment,Some park,,,
"""


def headings(app: AppTest) -> list[str]:
    """What stands over each table or in its place, with its count."""
    texts = [*(m.value for m in app.main.markdown), *(s.value for s in app.header)]
    return [text.strip("*") for text in texts if ": " in text and "agreement" not in text]


@pytest.mark.parametrize(
    "agreements",
    [
        pytest.param(HEADER, id="no rows"),
        pytest.param(HEADER + SIGNED, id="one row"),
        pytest.param(HEADER + UNDATED, id="undated rows only"),
        pytest.param(ALL, id="all kinds"),
    ],
)
@pytest.mark.parametrize("query", ["", "status=ended", "ending=24&quiet=1&agreement=khoy-konya"])
def test_the_page_stands(dashboard: Callable[..., AppTest], agreements: str, query: str) -> None:
    events = EVENTS if agreements == ALL else "agreement_id,kind\n"
    opened(dashboard(query, cities=CITIES, agreements=agreements, events=events), "pipeline")


def test_each_count_stands_over_its_rows(dashboard: Callable[..., AppTest]) -> None:
    app = opened(dashboard(cities=CITIES, agreements=ALL, events=EVENTS), "pipeline")
    assert headings(app) == [
        "Not signed, with the days in the stage: 1",
        "Overdue: 1",
        "Due later: 1",
        "Promised without a term, with the days since: 1",
        "Ending: 0",
        "Active without an event for 5 years or longer: 1",
        "Programmes: 1",
    ]
    shown = [found.value for found in drawn(app)]
    assert list(map(len, shown)) == [1] * 6
    assert shown[0]["Awaited"].tolist() == ["Khoy, Iran"]
    assert shown[1]["Why"].tolist()[0].startswith("“A late park”, promised")
    assert with_column(app, "Year")["Year"].tolist() == ["year 2 of 5"]
    assert with_column(app, "Years, at least")["Agreement"].tolist() == ["Kazan – Konya"]


def test_a_stage_leads_to_its_rows_and_an_empty_one_nowhere(
    dashboard: Callable[..., AppTest],
) -> None:
    query = "country=IR&status=active&status=approved"
    app = opened(dashboard(query, cities=CITIES, agreements=ALL), "pipeline")
    found = [
        (link.proto.label.replace("\\", ""), link.proto.query_string)
        for link in app.get("page_link")
        if link.proto.label.startswith("**")
    ]
    assert found == [
        ("**0** proposed", ""),
        ("**1** approved by one side", "country=IR&status=approved"),
        ("**2** signed", "country=IR&status=active"),
    ]


def test_how_soon_and_how_quiet_are_kept_in_the_address(
    dashboard: Callable[..., AppTest],
) -> None:
    app = opened(dashboard(cities=CITIES, agreements=ALL, events=EVENTS), "pipeline")
    app.number_input("quiet").set_value(20).run()
    assert app.query_params == {"quiet": "20"}
    assert "Active without an event for 20 years or longer: 0" in headings(app)
    app.number_input("quiet").set_value(5).run()
    assert app.query_params == {}

    app = opened(dashboard("ending=24", cities=CITIES, agreements=ALL), "pipeline")
    assert "Ending: 1" in headings(app)
    app = opened(dashboard("ending=x&quiet=0", cities=CITIES, agreements=ALL), "pipeline")
    assert (app.session_state["ending"], app.session_state["quiet"]) == ("12", 5)


def test_what_is_over_or_never_dated_is_counted_and_listed_when_asked_for(
    dashboard: Callable[..., AppTest],
) -> None:
    app = opened(dashboard(cities=CITIES, agreements=ALL), "pipeline")
    assert [folded.label for folded in app.main.expander] == [
        "Programmes that are over: 1",
        "Active, and nothing dated is known: 1",
    ]
    before = len(drawn(app))
    app.session_state["programmes over"] = app.session_state["nothing dated"] = True
    app.run()
    assert not app.exception
    assert len(drawn(app)) == before + 2
    assert drawn(app)[-1].value["Why"].tolist() == ["no event is recorded"]


def test_a_long_table_is_bounded_and_says_so(dashboard: Callable[..., AppTest]) -> None:
    cities = "".join(f"c{n},City {n},TR,{n % 80},{n % 170}\n" for n in range(151))
    rows = "".join(f"a{n},c{n},c{n + 1},proposed\n" for n in range(150))
    app = dashboard(
        cities="city_id,name,country,latitude,longitude\n" + cities,
        agreements="agreement_id,city_a,city_b,status\n" + rows,
    )
    opened(app, "pipeline")
    assert len(drawn(app)[0].value) == 100
    words = "The first 100 of 150; a narrower selection shows the others."
    assert words in [caption.value for caption in app.caption]


def test_a_chosen_line_opens_its_agreement(dashboard: Callable[..., AppTest]) -> None:
    app = opened(dashboard("agreement=second", cities=CITIES, agreements=ALL), "pipeline")
    assert "Kazan" in str(app.get("dialog")[0].proto.dialog.title)
