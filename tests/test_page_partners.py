"""The partners page over every kind of tables: candidates with their reasons, the network."""

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.tables import drawn
from tests.test_pages import opened
from twinning.gazetteer import GazetteerError

HEADER = "agreement_id,city_a,city_b,status,signed_on,themes\n"
CITIES = """city_id,name,country,level,population,tags
khoy,Khoy,IR,,200000,silk-road
konya,Konya|`x`,TR,,1400000,silk-road
kazan,Kazan,RU,,1250000,
baku,Baku,AZ,,2300000,
fars,Fars,IR,province,,
"""
AGREEMENTS = (
    HEADER
    + """khoy-kazan,khoy,kazan,active,2020,tourism
kazan-konya,kazan,konya,active,,tourism
khoy-baku,khoy,baku,proposed,,
"""
)
DASHBOARD = Callable[..., AppTest]


def page(app: AppTest) -> AppTest:
    """The partners page after a run that did not fail."""
    return opened(app, "partners")


def told(app: AppTest) -> list[str]:
    """The candidates as Markdown, in their order."""
    return [str(block.value) for block in app.markdown if str(block.value).startswith("## ")]


def names(app: AppTest) -> list[str]:
    """The candidates' names and points: “Konya, Türkiye · 3 points”."""
    heads = [block.splitlines()[0].replace("\\", "") for block in told(app)]
    return [re.sub(r"## \d+\. \[(.*)\]\(.*\)", r"\1", head) for head in heads]


def many_candidates(count: int) -> dict[str, str]:
    """Tables in which one city shares its one partner with so many others."""
    places = ["one,One,IR", "hub,Hub,TR", *(f"c{n},City {n},DE" for n in range(count))]
    pairs = ["one", *(f"c{n}" for n in range(count))]
    return {
        "cities": "city_id,name,country\n" + "\n".join(places),
        "agreements": "agreement_id,city_a,city_b,status\n"
        + "\n".join(f"{city},{city},hub,active" for city in pairs),
    }


def test_without_a_city_there_are_suggestions(dashboard: DASHBOARD) -> None:
    app = page(dashboard(cities=CITIES, agreements=AGREEMENTS))
    assert told(app) == []
    labels = [button.label.replace("\\", "") for button in app.button]
    assert "Khoy, Iran (2)" in labels

    next(button for button in app.button if button.key == "go on with city=khoy").click().run()

    assert not app.exception
    assert app.query_params == {"city": "khoy"}
    assert app.title[0].value.replace("\\", "") == "Partners for Khoy, Iran"


def test_a_candidate_is_a_table_of_reasons_that_add_up(dashboard: DASHBOARD) -> None:
    app = page(dashboard("city=khoy", cities=CITIES, agreements=AGREEMENTS))
    assert names(app) == ["Konya|`x`, Türkiye · 2.5 points", "Baku, Azerbaijan · −2 points"]
    assert told(app)[0].replace("\N{NO-BREAK SPACE}", " ").splitlines()[2:] == [
        "| Reason | What it rests on | Points |",
        "| --- | --- | ---: |",
        "| Shared partners | both are partners of: Kazan "
        "([Khoy](agreements?city=kazan&agreement=khoy-kazan), "
        "[Konya\\|\\`x\\`](agreements?city=kazan&agreement=kazan-konya)) | 1 × 1 = +1 |",
        "| Shared themes | both have agreements on: [Tourism](agreements?city=khoy&city=konya"
        "&theme=tourism&status=active&status=dormant&status=suspended) | 0.5 × 1 = +0.5 |",
        "| Shared tags | both are tagged: silk road | 1 × 1 = +1 |",
        "| **Total** |  | **2.5** |",
    ]
    assert "−2 × 1 = −2" in told(app)[1].replace("\N{NO-BREAK SPACE}", " ")


def test_a_weight_is_kept_in_the_address_and_orders_anew(dashboard: DASHBOARD) -> None:
    app = page(dashboard("city=khoy&page=2", cities=CITIES, agreements=AGREEMENTS))
    app.number_input("weight-pending").set_value(0).run()
    app.number_input("weight-interest").set_value(8.3).run()
    assert not app.exception
    assert app.query_params == {"city": "khoy", "weight-pending": "0", "weight-interest": "8.5"}
    assert names(app) == ["Baku, Azerbaijan · 7.5 points", "Konya|`x`, Türkiye · 2.5 points"]

    next(button for button in app.button if button.label == "Usual weights").click().run()

    assert app.query_params == {"city": "khoy"}
    assert names(app)[0] == "Konya|`x`, Türkiye · 2.5 points"


def test_a_weight_of_0_switches_a_reason_off(dashboard: DASHBOARD) -> None:
    app = page(dashboard("city=khoy&weight-tags=0", cities=CITIES, agreements=AGREEMENTS))
    assert names(app)[0] == "Konya|`x`, Türkiye · 1.5 points"
    assert "tagged" not in told(app)[0]


def test_a_weight_that_is_none_is_passed_over_and_said(dashboard: DASHBOARD) -> None:
    query = "city=khoy&weight-tags=lots&weight-home=0.3"
    app = page(dashboard(query, cities=CITIES, agreements=AGREEMENTS))
    assert names(app)[0] == "Konya|`x`, Türkiye · 2.5 points"
    assert app.info[0].value.replace("\\", "").splitlines()[2:] == [
        "- “weight-tags”: 'lots' is no number from 0 to 20 in steps of 0.5.",
        "- “weight-home”: '0.3' is no number from 0 to 20 in steps of 0.5.",
    ]


@pytest.mark.parametrize(
    ("query", "agreements"),
    [
        pytest.param("city=fars", AGREEMENTS, id="a province among cities"),
        pytest.param("city=baku", HEADER, id="no agreements"),
        pytest.param("city=khoy&country=FR", AGREEMENTS, id="a country without cities"),
        pytest.param(
            "city=khoy&" + "&".join(f"weight-{k}=0" for k in ("partners", "themes", "tags")),
            HEADER + "a,khoy,kazan,active,,\nb,kazan,konya,active,,\n",
            id="every reason switched off",
        ),
    ],
)
def test_no_candidates_is_said(dashboard: DASHBOARD, query: str, agreements: str) -> None:
    app = page(dashboard(query, cities=CITIES, agreements=agreements))
    assert told(app) == []
    assert any(str(block.value).startswith("No candidates") for block in app.markdown)


def test_an_unknown_city_is_passed_over(dashboard: DASHBOARD) -> None:
    app = page(dashboard("city=nowhere", cities=CITIES, agreements=AGREEMENTS))
    assert app.title[0].value == "Partners"
    assert "'nowhere' is not known here" in app.info[0].value.replace("\\", "")


def test_chosen_countries_are_where_candidates_lie(dashboard: DASHBOARD) -> None:
    app = page(dashboard("city=khoy&country=TR&country=IR", cities=CITIES, agreements=AGREEMENTS))
    assert names(app) == ["Konya|`x`, Türkiye · 2.5 points"]


def test_of_several_cities_one_is_looked_at(dashboard: DASHBOARD) -> None:
    app = page(dashboard("city=kazan&city=khoy", cities=CITIES, agreements=AGREEMENTS))
    assert app.title[0].value.replace("\\", "") == "Partners for Kazan, Russia"


def test_twenty_candidates_are_shown_and_more_on_another_page(dashboard: DASHBOARD) -> None:
    app = page(dashboard("city=one", **many_candidates(45)))
    assert len(told(app)) == 20
    app.pagination[0].select(3).run()
    assert [name.split(",")[0] for name in names(app)] == [f"City {n}" for n in range(40, 45)]
    assert told(app)[0].startswith("## 41")


def test_without_a_gazetteer_sizes_are_unknown_and_the_reason_is_told(
    dashboard: DASHBOARD, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise GazetteerError("The gazetteer cannot be read.")

    monkeypatch.setattr("twinning.populations.opened", fail)
    cities = "khoy,Khoy,IR,126972\nkazan,Kazan,RU,551487\nkonya,Konya,TR,306571\n"
    tables = {"cities": "city_id,name,country,geonames_id\n" + cities, "agreements": AGREEMENTS}
    app = page(dashboard("city=khoy", **tables))
    assert [warning.value for warning in app.warning] == ["The gazetteer cannot be read\\."]
    assert names(app) == ["Konya, Türkiye · 1.5 points"]


def test_the_network_is_drawn_when_it_is_opened(dashboard: DASHBOARD) -> None:
    app = page(dashboard("city=khoy", cities=CITIES, agreements=AGREEMENTS))
    assert drawn(app) == []

    app.session_state["network"] = True
    app.run()

    assert not app.exception
    figures, hubs, distribution = drawn(app)
    assert figures.value.to_numpy()[:3, :2].tolist() == [
        ["Cities", "4"],
        ["Agreements", "3"],
        ["Pairs of partners", "3"],
    ]
    assert hubs.value.to_numpy().tolist()[0] == ["Khoy, Iran", "2", "2"]
    assert hubs.links()[:2] == [("Khoy, Iran", "city?city=khoy"), ("2", "agreements?city=khoy")]
    assert distribution.value.to_numpy().tolist() == [["1", "2"], ["2", "2"]]


def test_the_network_of_nothing_says_so(dashboard: DASHBOARD) -> None:
    app = dashboard(cities=CITIES, agreements=HEADER)
    page(app)
    app.session_state["network"] = True
    app.run()
    assert not app.exception
    assert drawn(app)[0].value["Value"].tolist()[-1] == "not defined"
