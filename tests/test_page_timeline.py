"""The timeline page over every kind of tables, without a browser: what its charts are given."""

import json
from collections.abc import Callable
from urllib.parse import parse_qsl

import pandas as pd
import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from tests.atlases import atlas_of
from tests.tables import drawn, table
from tests.test_pages import (
    ALL,
    CITIES,
    HEADER,
    SIGNED,
    THEMES,
    UNDATED,
    captions,
    many,
    opened,
    sentence,
)
from twinning.facets import mask
from twinning.query import parse

EVENTS = """agreement_id,date,kind,title
khoy-konya,2026-02,activity,A delegation
khoy-konya,2026-03-01,activity,A festival
khoy-konya,2026-03-01,commitment,A library
kazan-khoy,2024-05-02,proposed,A letter
"""
OTHER = "atlantis-kazan,atlantis,kazan,suspended,1999,,\nkhoy-kazan-2,khoy,kazan,active,2001,,mou\n"
VAGUE = "konya-khoy-2,konya,khoy,active,1998/2001,,mou\n"

Dashboard = Callable[..., AppTest]


def charts(app: AppTest) -> dict[str, pd.DataFrame]:
    """The rows of each chart, by its text alternative."""
    found = app.get("vega_lite_chart")
    return {c.proto.alt: pa.ipc.open_stream(c.proto.data.data).read_pandas() for c in found}


def chart(app: AppTest, told: str) -> pd.DataFrame:
    """The rows of the chart whose text alternative begins so."""
    return next(rows for words, rows in charts(app).items() if words.startswith(told))


def parts(rows: pd.DataFrame) -> list[tuple[str, str, int]]:
    """What each part of the bars stands for: years, class and number."""
    return list(rows[["years", "class", "count"]].itertuples(index=False, name=None))


def unfolded(app: AppTest, key: str) -> AppTest:
    """The page with one more part unfolded."""
    app.session_state[key] = True
    return app.run()


@pytest.mark.parametrize(
    ("tables", "query", "lanes", "missing"),
    [
        pytest.param({"agreements": HEADER}, "", [], [], id="no rows"),
        pytest.param({"agreements": HEADER + SIGNED}, "", ["Khoy – Konya"], [], id="one row"),
        pytest.param(
            {"agreements": HEADER + UNDATED},
            "city=khoy",
            [],
            ["1 agreement has nothing dated, and no place in time"],
            id="undated rows only",
        ),
        pytest.param(
            {"agreements": HEADER + UNDATED, "events": EVENTS},
            "",
            ["Kazan – Khoy"],
            [],
            id="undated, with a dated event",
        ),
        pytest.param(
            {"agreements": ALL, "themes": THEMES, "events": EVENTS},
            "colour=status&undated=0",
            ["Atlantis – Khoy", "Kazan – Konya", "Khoy – Konya"],
            [],
            id="all tables",
        ),
        pytest.param({"agreements": ALL}, "q=nowhere", [], [], id="nothing found"),
    ],
)
def test_the_page_stands(
    dashboard: Dashboard,
    tables: dict[str, str],
    query: str,
    lanes: list[str],
    missing: list[str],
) -> None:
    app = opened(dashboard(query, cities=CITIES, **tables), "timeline")
    drawn = [rows["lane"] for words, rows in charts(app).items() if "one line each" in words]
    assert [lane for lanes in drawn for lane in dict.fromkeys(lanes)] == lanes
    assert [e.label for e in app.main.expander if "nothing dated" in e.label] == missing


def test_parts_of_bars_are_the_agreements_and_the_undated_stand_apart(
    dashboard: Dashboard,
) -> None:
    tables = {"cities": CITIES, "agreements": ALL + VAGUE, "themes": THEMES}
    app = opened(dashboard(**tables), "timeline")
    rows = chart(app, "Agreements per year")
    spread = [*range(1960, 1971), *range(1998, 2002)]
    assert sorted(parts(rows[~rows["across"]])) == [
        ("1999", "No theme stated", 1),
        ("2025", "Tourism", 1),
    ]
    assert sorted(parts(rows[rows["across"]])) == [
        (str(year), "all together", 1) for year in spread
    ]
    assert parts(chart(app, "Undated agreements: 1")) == [("undated", "No theme stated", 1)]
    assert rows[rows["years"] == "1999"][["bottom", "top"]].to_numpy().tolist() == [[0, 1], [1, 2]]
    assert any("Hollow parts are 2 agreements" in words for words in captions(app))


def test_where_nothing_is_dated_only_the_undated_are_drawn(dashboard: Dashboard) -> None:
    app = opened(dashboard("status=proposed", cities=CITIES, agreements=ALL), "timeline")
    assert list(charts(app)) == ["Undated agreements: 1"]
    assert "Nothing here has a date of signing." in captions(app)


def test_the_years_chosen_stand_out_and_the_others_stay(dashboard: Dashboard) -> None:
    app = opened(dashboard("from=1999&to=2010", cities=CITIES, agreements=ALL), "timeline")
    rows = chart(app, "Agreements per year")
    assert {*rows.loc[rows["chosen"], "years"]} == {"1999"}
    assert {"1960", "2025"} <= {*rows.loc[~rows["chosen"], "years"]}

    next(button for button in app.button if button.label == "All years").click().run()

    assert app.query_params == {}
    assert chart(app, "Agreements per year")["chosen"].all()


def test_the_switch_of_colours_is_in_the_address(dashboard: Dashboard) -> None:
    app = opened(dashboard(cities=CITIES, agreements=ALL, themes=THEMES), "timeline")
    app.selectbox("colour").set_value("status").run()
    assert app.query_params == {"colour": "status"}
    rows = chart(app, "Agreements per year")
    assert {*rows.loc[~rows["across"], "class"]} == {"Active", "Ended"}
    app.selectbox("colour").set_value("theme").run()
    assert app.query_params == {}


@pytest.mark.parametrize("query", ["colour=status", "colour=status&country=IR&from=2000", ""])
def test_every_number_of_the_table_leads_to_as_many_agreements(
    dashboard: Dashboard, query: str
) -> None:
    tables = {"cities": CITIES, "agreements": ALL + VAGUE + OTHER}
    app = unfolded(opened(dashboard(query, **tables), "timeline"), "stacks table")
    atlas = atlas_of(**tables)
    leading = [pair for shown in drawn(app)[:2] for pair in shown.links()]
    assert leading
    for words, address in leading:
        selection = parse(parse_qsl(address.removeprefix("agreements?")), atlas).selection
        assert mask(atlas, selection).sum() == sum(map(int, words.split(" + ")))


def test_the_sums_of_the_table_add_up(dashboard: Dashboard) -> None:
    tables = {"cities": CITIES, "agreements": ALL + VAGUE + OTHER}
    app = unfolded(opened(dashboard("from=2001", **tables), "timeline"), "stacks table")
    assert table(app, "Agreements counted once each").value.to_numpy().tolist() == [
        ["Tourism", "1", "0", "0", "1"],
        ["Trade", "0", "1", "0", "1"],
        ["No theme stated", "3", "1", "1", "5"],
        ["all together", "4", "2", "1", "7"],
    ]


def test_lanes_draw_each_date_as_exactly_as_it_is_known(dashboard: Dashboard) -> None:
    tables = {"cities": CITIES, "agreements": ALL, "events": EVENTS}
    app = opened(dashboard(**tables), "timeline")
    rows = chart(app, "Agreements in time")
    rows = rows[rows["kind"] != "lane"]
    told = rows[["lane", "what", "when", "is_day", "about"]]
    assert list(told.itertuples(index=False, name=None)) == [
        ("Atlantis – Khoy", "Signed", "1960 – 1970 (1338 – 1349, Solar Hijri)", False, ""),
        ("Kazan – Konya", "Signed", "1999 (1377/1378, Solar Hijri)", False, ""),
        (
            "Kazan – Khoy",
            "Proposed",
            "2 May 2024 (13 Ordibehesht 1403, Solar Hijri)",
            True,
            "A letter",
        ),
        (
            "Khoy – Konya",
            "Signed",
            "14 December 2025 (23 Azar 1404, Solar Hijri)",
            True,
            "",
        ),
        (
            "Khoy – Konya",
            "Activity",
            "February 2026 (Bahman/Esfand 1404, Solar Hijri)",
            False,
            "A delegation",
        ),
        (
            "Khoy – Konya",
            "Several events",
            "1 March 2026 (10 Esfand 1404, Solar Hijri)",
            True,
            "Activity: A festival; Commitment: A library",
        ),
    ]
    year = pd.to_datetime(rows.iloc[1][["first", "end"]].astype("int64"), unit="ms")
    assert year.astype(str).tolist() == ["1999-01-01", "2000-01-01"]


def test_lanes_of_one_name_are_told_apart(dashboard: Dashboard) -> None:
    rows = SIGNED + "khoy-konya-2,khoy,konya,active,2001,,mou\n"
    app = opened(dashboard(cities=CITIES, agreements=HEADER + rows), "timeline")
    lanes = chart(app, "Agreements in time")["lane"]
    assert list(dict.fromkeys(lanes)) == ["Khoy – Konya", "Khoy – Konya (2)"]


def test_lanes_come_page_by_page_in_the_order_asked_for(dashboard: Dashboard) -> None:
    app = opened(dashboard("order=city&page=2", **many(90)), "timeline")
    assert not app.exception
    lanes = list(dict.fromkeys(chart(app, "Agreements in time")["lane"]))
    assert (len(lanes), lanes[0]) == (40, "City 9950 – City 9949")
    assert captions(app)[-1] == "Rows 41–80 of 90"

    app.selectbox("order").set_value("newest").run()

    assert app.query_params == {"order": "newest"}
    lanes = list(dict.fromkeys(chart(app, "Agreements in time")["lane"]))
    assert lanes[0] == "City 9999 – City 9998"


def test_the_table_of_lanes_tells_undated_events_too(dashboard: Dashboard) -> None:
    events = EVENTS + "khoy-konya,,revived,Again\n"
    tables = {"cities": CITIES, "agreements": HEADER + SIGNED, "events": events}
    app = unfolded(opened(dashboard(**tables), "timeline"), "lanes table")
    told = table(app, "Agreements in time").value[["What", "When", "About"]].to_numpy().tolist()
    assert told == [
        ["Signed", "14 December 2025", ""],
        ["Activity", "February 2026", "A delegation"],
        ["Activity", "1 March 2026", "A festival"],
        ["Commitment", "1 March 2026", "A library"],
        ["Revived", "date not known", "Again"],
    ]


def test_words_of_the_tables_are_in_no_expression(dashboard: Dashboard) -> None:
    themes = "theme_id,label\ntourism,\"datum['x'] {{7}}\"\n"
    tables = {"cities": CITIES, "agreements": HEADER + SIGNED, "themes": themes}
    app = opened(dashboard(**tables), "timeline")
    for found in app.get("vega_lite_chart"):
        spec = json.loads(found.proto.spec)
        text = json.dumps(spec)
        assert text.count("{{7}}") == text.count('"domain": ["datum[')
    assert sentence(app) == "1 of 1 agreement"


def test_the_lanes_of_a_city_are_named_by_its_partners(dashboard: Dashboard) -> None:
    tables = {"cities": CITIES, "agreements": ALL}
    app = opened(dashboard("city=khoy", **tables), "city")
    lanes = list(dict.fromkeys(chart(app, "Agreements in time")["lane"]))
    assert lanes == ["Atlantis, Greece", "Konya, Türkiye"]
    assert captions(app)[-1] == "1 agreement has no known date and is not in the chart."
