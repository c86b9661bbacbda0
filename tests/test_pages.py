"""Every page of the dashboard over every kind of tables, without a browser."""

import csv
import io
from collections.abc import Callable

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from tests.tables import drawn, table
from twinning.countries import country_name
from twinning.labels import instrument_label, status_label
from twinning.reader import Reader, spoken_to
from twinning.schema import INSTRUMENTS, STATUSES
from twinning.settings import PROJECT
from twinning.ui import head_start
from twinning.web.routes import routes

PAGES = sorted(path.stem for path in (PROJECT / "pages").glob("*.py"))
CITIES = """city_id,name,country,latitude,longitude
khoy,Khoy,IR,38.55,44.95
konya,Konya,TR,37.87,32.48
kazan,Kazan,RU,55.79,49.12
atlantis,Atlantis,GR,,
"""
HEADER = "agreement_id,city_a,city_b,status,signed_on,themes,instrument\n"
SIGNED = "khoy-konya,khoy,konya,active,2025-12-14,tourism,sister-city\n"
UNDATED = "kazan-khoy,kazan,khoy,proposed,,,\n"
ENDED = "kazan-konya,kazan,konya,ended,1999,,mou\n"
UNLOCATED = "atlantis-khoy,atlantis,khoy,active,1960/1970,trade,\n"
ALL = HEADER + SIGNED + UNDATED + ENDED + UNLOCATED
THEMES = """theme_id,parent,label
tourism,,Tourism
spiritual-tourism,tourism,Spiritual tourism
trade,,Trade
"""
SOURCES = """agreement_id,title,says_status,says_signed_on
khoy-konya,One,active,2025-12-14
khoy-konya,Another,proposed,2024
"""


def opened(app: AppTest, page: str) -> AppTest:
    """The dashboard after a run of that page, which must not have failed."""
    app.run()
    app.switch_page(f"../../pages/{page}.py").run()
    assert not app.exception
    return app


def sentence(app: AppTest) -> str:
    """The sentence above the page, as it is read."""
    return str(app.markdown[0].value).strip("*").replace("\\", "")


def chosen(app: AppTest) -> dict[str, object]:
    """What each filter in the sidebar holds."""
    side = app.sidebar
    widgets = [*side.multiselect, *side.number_input, *side.checkbox, *side.text_input]
    return {str(widget.key): widget.value for widget in widgets}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("tables", "query", "expected"),
    [
        pytest.param({"agreements": HEADER}, "", "0 of 0 agreements", id="no rows"),
        pytest.param({"agreements": HEADER + SIGNED}, "", "1 of 1 agreement", id="one row"),
        pytest.param(
            {"agreements": HEADER + UNDATED},
            "city=khoy",
            "1 of 1 agreement: Khoy, Iran",
            id="undated rows only",
        ),
        pytest.param(
            {"agreements": ALL},
            "city=konya&status=ended",
            "1 of 4 agreements: Konya, Türkiye, ended",
            id="ended ones asked for",
        ),
        pytest.param(
            {"agreements": HEADER + ENDED},
            "city=kazan",
            "1 of 1 agreement: Kazan, Russia",
            id="ended ones not asked for",
        ),
        pytest.param(
            {"agreements": HEADER + UNLOCATED},
            "city=atlantis",
            "1 of 1 agreement: Atlantis, Greece",
            id="a city not located",
        ),
        pytest.param(
            {"agreements": ALL, "themes": THEMES, "sources": SOURCES},
            "theme=tourism&agreement=khoy-konya",
            "1 of 4 agreements: tourism",
            id="all four tables",
        ),
    ],
)
def test_every_page_stands(
    dashboard: Callable[..., AppTest],
    page: str,
    tables: dict[str, str],
    query: str,
    expected: str,
) -> None:
    app = opened(dashboard(query, cities=CITIES, **tables), page)
    assert sentence(app) == expected


def test_a_missing_table_is_said_on_every_page(dashboard: Callable[..., AppTest]) -> None:
    app = dashboard(cities=CITIES).run()
    assert not app.exception
    assert [alert.value for alert in app.error] == [
        "The tables cannot be used yet. Please mend this; the page then shows them."
    ]
    assert len(app.multiselect) == 0


def test_values_that_are_unknown_are_noted_and_passed_over(
    dashboard: Callable[..., AppTest],
) -> None:
    query = (
        "country=XX&city=nowhere&theme=x&status=y&instrument=z&from=soon&undated=2&lang=xx&cal=c"
    )
    app = dashboard(query, cities=CITIES, agreements=ALL).run()
    assert not app.exception
    assert sentence(app) == "4 of 4 agreements"
    notes = app.info[0].value.replace("\\", "").split("\n- ")[1:]
    names = query.replace("=", "&").split("&")[::2]
    assert sorted(note.split("”")[0].strip("“") for note in notes) == sorted(names)


def test_the_address_fills_every_filter(dashboard: Callable[..., AppTest]) -> None:
    query = (
        "country=IR&country=TR&city=khoy&theme=tourism&status=active&instrument=sister-city"
        "&from=1999&to=2030&undated=0&q=konya"
    )
    app = dashboard(query, cities=CITIES, agreements=ALL, themes=THEMES).run()
    assert chosen(app) == {
        "country": ["IR", "TR"],
        "city": ["khoy"],
        "theme": ["tourism"],
        "status": ["active"],
        "instrument": ["sister-city"],
        "from": 1999,
        "to": 2030,
        "undated": False,
        "q": "konya",
        "between": False,
    }


def test_every_filter_fills_the_address(dashboard: Callable[..., AppTest]) -> None:
    app = dashboard("colour=status&agreement=kazan-khoy", cities=CITIES, agreements=ALL).run()
    app.text_input("q").set_value("  KHOY ").run()
    app.multiselect("country").set_value(["TR", "IR"]).run()
    app.multiselect("city").set_value(["khoy"]).run()
    app.multiselect("theme").set_value(["tourism"]).run()
    app.multiselect("status").set_value(["active"]).run()
    app.multiselect("instrument").set_value(["sister-city"]).run()
    app.number_input("from").set_value(1999).run()
    app.number_input("to").set_value(2030).run()
    app.checkbox("undated").uncheck().run()
    assert not app.exception
    assert app.query_params == {
        "colour": "status",
        "country": ["TR", "IR"],
        "city": "khoy",
        "theme": "tourism",
        "status": "active",
        "instrument": "sister-city",
        "from": "1999",
        "to": "2030",
        "undated": "0",
        "q": "KHOY",
    }


def test_reset_leaves_nothing_chosen_and_keeps_the_colour(
    dashboard: Callable[..., AppTest],
) -> None:
    app = dashboard("country=IR&from=1900&q=x&colour=status", cities=CITIES, agreements=ALL).run()
    next(button for button in app.button if button.label == "Reset filters").click().run()
    assert app.query_params == {"colour": "status"}
    assert set(map(repr, chosen(app).values())) == {"[]", "None", "True", "''"}
    assert sentence(app) == "4 of 4 agreements"


@pytest.mark.parametrize("others", ["", "country=IR", "status=active&from=1990&undated=0"])
def test_each_option_counts_the_rows_that_the_feed_would_give(
    dashboard: Callable[..., AppTest], others: str
) -> None:
    app = dashboard(others)
    app.run()
    client = TestClient(Starlette(routes=routes()))
    names = {"country": country_name, "status": status_label, "instrument": instrument_label}
    values = {
        "country": {code for code in app.session_state["current view"].atlas.cities["country"]},
        "status": STATUSES,
        "instrument": INSTRUMENTS,
    }
    given = [pair for pair in others.split("&") if pair]
    for facet, name in names.items():
        kept = [pair for pair in given if not pair.startswith(f"{facet}=")]
        counted = {
            f"{name(value)} ({count})"
            for value in values[facet]
            if (count := rows(client, [*kept, f"{facet}={value}"]))
        }
        assert set(app.multiselect(facet).options) == counted


def rows(client: TestClient, pairs: list[str]) -> int:
    """How many agreements the feed gives for the pairs of a query."""
    text = client.get("/feeds/agreements.csv?" + "&".join(pairs)).text
    return sum(1 for _row in csv.DictReader(io.StringIO(text)))


def test_the_city_options_stay_few_however_many_cities_there_are(
    dashboard: Callable[..., AppTest],
) -> None:
    numbers = range(17_000)
    cities = "".join(f"c{n},City {n},TR,{n % 80},{n % 170}\n" for n in numbers)
    pairs = "".join(f"a{n},c{n},c{n + 1},active\n" for n in numbers[:-1])
    app = dashboard(
        "city=c16999",
        cities="city_id,name,country,latitude,longitude\n" + cities,
        agreements="agreement_id,city_a,city_b,status\n" + pairs,
    ).run()
    assert not app.exception
    assert len(app.multiselect("city").options) <= 50
    assert "City 16999, Türkiye (1)" in app.multiselect("city").options
    app.text_input("q").set_value("City 12345").run()
    assert "City 12345, Türkiye (0)" not in app.multiselect("city").options
    assert any(button.label.startswith("City 12345") for button in app.button)


def test_a_search_says_which_name_was_found(dashboard: Callable[..., AppTest]) -> None:
    cities = (
        "city_id,name,country,latitude,longitude,aliases\n"
        "khujand,Khujand,TJ,40.28,69.62,Leninabad\nyazd,Yazd,IR,31.9,54.4,\n"
    )
    agreements = "agreement_id,city_a,city_b,status\nyazd-khujand,yazd,khujand,active\n"
    app = dashboard("q=leninabad", cities=cities, agreements=agreements).run()
    found = next(button for button in app.button if button.key == "found khujand")
    assert found.label.replace("\\", "") == "Khujand, Tajikistan · “Leninabad”"

    found.click().run()

    assert app.query_params == {"city": "khujand"}


@pytest.mark.parametrize(
    ("lang", "q", "label"),
    [
        ("en", "خجند", "Khujand, Tajikistan · “خجند” (Persian)"),
        ("en", "khuj", "Khujand, Tajikistan"),
        ("ru", "худж", "Худжанд, Таджикистан"),
        ("es", "хуҷанд", "Khujand, Tayikistán · «Хуҷанд»"),
    ],
)
def test_a_search_says_the_language_of_the_name_if_it_is_known(
    dashboard: Callable[..., AppTest], lang: str, q: str, label: str
) -> None:
    cities = "city_id,name,country,geonames_id,aliases\nkhujand,Khujand,TJ,1514879,Хуҷанд\n"
    app = dashboard(f"q={q}&lang={lang}", cities=cities, agreements=HEADER).run()
    [found] = [button for button in app.button if button.key == "found khujand"]
    assert found.label.replace("\\", "") == label


def test_a_city_has_other_names_than_the_one_it_is_called_by(
    dashboard: Callable[..., AppTest],
) -> None:
    cities = (
        "city_id,name,country,aliases,name_ru\nkonya,Konya,TR,Iconium;Конья,Конья\nyazd,Yazd,IR,,\n"
    )
    agreements = "agreement_id,city_a,city_b,status\nkonya-yazd,konya,yazd,active\n"
    app = dashboard("city=konya&lang=ru", cities=cities, agreements=agreements)
    with spoken_to(Reader("ru")):  # for the test's browser names options in this thread
        told = [str(m.value).replace("\\", "") for m in opened(app, "city").markdown]
    assert any("Konya, Iconium" in text and "Конья" not in text for text in told)


def test_the_map_page_says_what_it_does_not_draw(dashboard: Callable[..., AppTest]) -> None:
    app = dashboard(cities=CITIES, agreements=ALL).run()
    assert app.expander[-1].label == "2 selected agreements are not on the map"
    shown = table(app, "Selected agreements that are not on the map")
    assert shown.value.to_numpy().tolist() == [
        ["Kazan – Konya", "it has ended, and is shown where the status “Ended” is chosen"],
        ["Atlantis – Khoy", "Atlantis could not be located"],
    ]


SELECTED = "Selected agreements"


def many(count: int, status: str = "active") -> dict[str, str]:
    """Tables of so many agreements, a0 with the latest date and the last name of a city."""
    numbers = range(count)
    cities = "".join(f"c{n},City {9999 - n},TR,{n % 80},{n % 170}\n" for n in range(count + 1))
    rows = "".join(f"a{n},c{n},c{n + 1},{status},{2020 - n // 2:04}\n" for n in numbers)
    return {
        "cities": "city_id,name,country,latitude,longitude\n" + cities,
        "agreements": "agreement_id,city_a,city_b,status,signed_on\n" + rows,
    }


def captions(app: AppTest) -> list[str]:
    """The small print of the page."""
    return [str(caption.value) for caption in app.caption]


def test_a_long_table_is_sent_page_by_page_and_the_address_names_the_page(
    dashboard: Callable[..., AppTest],
) -> None:
    app = opened(dashboard(**many(2500)), "agreements")
    assert (len(table(app, SELECTED).value), app.pagination[0].num_pages) == (1000, 3)
    assert "Rows 1–1,000 of 2,500" in captions(app)

    app.pagination[0].select(3).run()

    assert app.query_params == {"page": "3"}
    assert table(app, SELECTED).value["City"].tolist() == [
        f"City {9999 - n}" for n in range(2000, 2500)
    ]
    assert "Rows 2,001–2,500 of 2,500" in captions(app)


@pytest.mark.parametrize(
    ("named", "first"),
    [("2", 1001), ("99", 2001), ("0", 1), ("-1", 1), ("x", 1), ("²", 1), ("9" * 5000, 1)],
)
def test_a_page_that_there_is_not_is_the_first_or_the_last(
    dashboard: Callable[..., AppTest], named: str, first: int
) -> None:
    app = opened(dashboard(f"page={named}", **many(2500)), "agreements")
    assert captions(app)[-2].startswith(f"Rows {first:,}–")


def test_another_selection_or_order_begins_at_the_top(dashboard: Callable[..., AppTest]) -> None:
    app = opened(dashboard("page=2&order=city", **many(2500)), "agreements")
    app.number_input("from").set_value(1200).run()
    assert app.query_params == {"order": "city", "from": "1200"}
    app.pagination[0].select(2).run()
    app.selectbox("order").set_value("").run()
    assert app.query_params == {"from": "1200"}


def test_all_rows_are_ordered_not_those_of_the_page(dashboard: Callable[..., AppTest]) -> None:
    app = opened(dashboard("order=oldest", **many(2500)), "agreements")
    signed = table(app, SELECTED).sort["Signed"].tolist()
    assert (signed, signed[0]) == (sorted(signed), "0771")
    app.selectbox("order").set_value("city").run()
    assert table(app, SELECTED).value["City"].tolist()[0] == "City 7500"


def test_an_opened_agreement_is_the_chosen_row_of_its_page(
    dashboard: Callable[..., AppTest],
) -> None:
    app = opened(dashboard("page=2&agreement=a1500", **many(2500)), "agreements")
    shown = table(app, SELECTED)
    assert (shown.chosen, shown.opened_by(0)) == ([500], "page=2&agreement=a1000")
    assert app.header[0].value.replace("\\", "") == "City 8499 – City 8498"


def test_many_that_are_not_on_the_map_are_counted_by_reason_and_listed_when_asked_for(
    dashboard: Callable[..., AppTest],
) -> None:
    tables = many(1200, "ended")
    tables["cities"] = tables["cities"].replace("c3,City 9996,TR,3,3", "c3,City 9996,TR,,")
    app = dashboard(**tables).run()
    assert app.expander[-1].label == "1,200 selected agreements are not on the map"
    assert app.expander[-1].markdown[0].value.splitlines() == [
        "- 1,198 ended, shown where the status “Ended” is chosen",
        "- 2 with a party that could not be located",
    ]
    assert drawn(app) == []

    app.session_state["not on the map"] = True
    app.run()

    assert [len(shown.value) for shown in drawn(app)] == [1000]
    assert "The first 1,000 of 1,200; a narrower selection shows the others." in captions(app)


def test_the_data_page_lists_the_first_of_many_and_says_so(
    dashboard: Callable[..., AppTest],
) -> None:
    sources = "".join(f"a{n % 7},Title {n}\n" for n in range(1100))
    spoilt = "".join(f"bad{n},nowhere,c0,active,\n" for n in range(1001))
    tables = many(10) | {"sources": "agreement_id,title\n" + sources}
    tables["agreements"] += spoilt
    app = opened(dashboard(**tables), "data")
    assert [len(shown.value) for shown in drawn(app)] == [1, 1000, 1000]
    told = [words for words in captions(app) if words.startswith("The first")]
    assert told == ["The first 1,000 of 1,001 are listed.", "The first 1,000 of 1,100 are listed."]


def test_sources_that_disagree_are_named_and_shown_side_by_side(
    dashboard: Callable[..., AppTest],
) -> None:
    tables = {"cities": CITIES, "agreements": ALL, "themes": THEMES, "sources": SOURCES}
    app = opened(dashboard("agreement=khoy-konya", **tables), "agreements")
    assert [warning.value for warning in app.warning] == [
        "Sources disagree. All their claims stand below."
    ]
    assert app.markdown[-1].value.splitlines() == [
        "- One · says: active · says signed 14 December 2025",
        "- Another · says: proposed · says signed 2024",
    ]
    assert table(app, SELECTED).value["Sources disagree"].tolist() == ["yes", "", "", ""]


def test_the_map_gets_a_head_start_that_is_longest_at_the_first_page(
    dashboard: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    app, waited = dashboard(), []
    monkeypatch.setattr(head_start, "sleep", waited.append)
    app.run()
    app.run()
    assert waited == [head_start.FIRST_SECONDS, head_start.SECONDS]


def test_of_several_countries_the_reader_may_ask_for_what_joins_them(
    dashboard: Callable[..., AppTest],
) -> None:
    app = dashboard("country=IR").run()
    assert "between" not in {box.key for box in app.checkbox}
    app.multiselect("country").set_value(["IR", "TR"]).run()
    app.checkbox("between").check().run()
    assert app.query_params["between"] == "1"
    assert any("between Iran and Türkiye" in text.value for text in app.markdown)
    app.multiselect("country").set_value(["IR"]).run()
    assert "between" not in app.query_params
