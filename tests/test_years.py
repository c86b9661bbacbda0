"""The strip of years on the map page, without a browser: a step is set as the clock would."""

import re
from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from streamlit.testing.v1 import AppTest

from tests.tables import drawn, table
from twinning.ui import mirror
from twinning.ui.player import KEY

CITIES = """city_id,name,country,latitude,longitude
khoy,Khoy,IR,38.55,44.95
konya,Konya,TR,37.87,32.48
kazan,Kazan,RU,55.79,49.12
yazd,Yazd,IR,31.9,54.4
"""
HEADER = "agreement_id,city_a,city_b,status,signed_on\n"
ROWS = (
    "khoy-konya,khoy,konya,active,1999-04-09\n",
    "kazan-konya,kazan,konya,active,2001/2002\n",
    "kazan-khoy,kazan,khoy,active,2004\n",
    "yazd-konya,yazd,konya,active,\n",
)
TABLES = {"cities": CITIES, "agreements": HEADER + "".join(ROWS)}

Dashboard = Callable[..., AppTest]


def sentence(app: AppTest) -> str:
    """The sentence above the page, as it is read."""
    return str(app.markdown[0].value).strip("*").replace("\\", "")


def press(app: AppTest, label: str) -> None:
    """Click a button of the page."""
    next(button for button in app.main.button if button.label == label).click().run()
    assert not app.exception


def labels(app: AppTest) -> list[str]:
    """The buttons of the strip."""
    named = ("Play the years", "Pause", "Continue", "Stop")
    return [button.label for button in app.main.button if button.label in named]


def step(app: AppTest, times: int = 1) -> None:
    """Let the clock tick, so many times."""
    for _time in range(times):
        app.session_state[KEY] = app.session_state[KEY].next()
        app.run()
        assert not app.exception


def images(app: AppTest) -> list[str]:
    """The text alternatives of the bars."""
    return [
        words
        for part in app.get("html")
        for words in re.findall('aria-label="(.*?)"', part.proto.body)
    ]


def test_the_bars_are_told_in_words(dashboard: Dashboard) -> None:
    app = dashboard(**TABLES).run()
    assert images(app) == [
        "Agreements per year: 3 from 1999 to 2004, most in 1999 (1)",
        "Undated agreements: 1",
    ]
    app = dashboard("country=TR&from=2004", **TABLES).run()
    assert images(app)[0] == "Agreements per year: 2 from 1999 to 2004, most in 1999 (1)"
    app = dashboard("q=nowhere", **TABLES).run()
    assert images(app)[0] == "Agreements per year: none from 1999 to 2004"


def test_the_slider_writes_the_years_and_its_stops_are_no_limits(dashboard: Dashboard) -> None:
    app = dashboard("country=TR", **TABLES).run()
    slider = app.slider("years")
    assert (slider.min, slider.max, slider.value) == (1999, 2004, (1999, 2004))

    slider.set_value((2000, 2003)).run()
    assert app.query_params == {"country": "TR", "from": "2000", "to": "2003"}
    assert (app.number_input("from").value, app.number_input("to").value) == (2000, 2003)
    assert sentence(app) == "2 of 4 agreements: Türkiye, 2000–2003, undated included"

    app.slider("years").set_value((1999, 2003)).run()
    assert app.query_params == {"country": "TR", "to": "2003"}
    app.slider("years").set_value((1999, 2004)).run()
    assert app.query_params == {"country": "TR"}


def test_the_slider_follows_the_number_boxes(dashboard: Dashboard) -> None:
    app = dashboard(**TABLES).run()
    app.number_input("from").set_value(2001).run()
    assert app.slider("years").value == (2001, 2004)
    app.number_input("from").set_value(None).run()
    assert app.slider("years").value == (1999, 2004)


@pytest.mark.parametrize(
    ("query", "value"),
    [
        ("from=1000&to=1001", (1999, 1999)),
        ("from=2500", (2004, 2004)),
        ("to=1500", (1999, 1999)),
        ("from=1&to=9999", (1999, 2004)),
        ("from=2002&to=2002", (2002, 2002)),
    ],
)
def test_years_outside_the_data_stay_in_the_address(
    dashboard: Dashboard, query: str, value: tuple[int, int]
) -> None:
    app = dashboard(query, **TABLES).run()
    assert not app.exception
    assert app.slider("years").value == value
    assert urlencode(app.query_params, doseq=True) == query
    [start] = [button for button in app.main.button if button.label == "Play the years"]
    assert start.disabled == (value[0] == value[1])


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param((), id="no rows"),
        pytest.param(ROWS[:1], id="one row"),
        pytest.param(ROWS[3:], id="undated rows only"),
    ],
)
def test_without_several_years_there_is_no_strip(dashboard: Dashboard, rows: list[str]) -> None:
    app = dashboard("from=2000", cities=CITIES, agreements=HEADER + "".join(rows)).run()
    assert not app.exception
    assert (len(app.slider), labels(app)) == (0, [])


def test_both_boxes_for_the_undated_say_the_same(dashboard: Dashboard) -> None:
    app = dashboard(**TABLES).run()
    app.checkbox("undated, below").uncheck().run()
    assert app.query_params == {"undated": "0"}
    assert not app.checkbox("undated").value
    app.checkbox("undated").check().run()
    assert app.query_params == {}
    assert app.checkbox("undated, below").value
    assert app.checkbox("undated, below").label == "Undated too (1)"


def test_playing_shows_the_years_reached_and_leaves_the_address_alone(dashboard: Dashboard) -> None:
    app = dashboard("country=TR", **TABLES).run()
    press(app, "Play the years")
    assert labels(app) == ["Pause", "Stop"]
    seen = [sentence(app)]
    for _step in range(5):
        step(app)
        seen.append(sentence(app))
        assert app.query_params == {"country": "TR"}
        assert app.slider("years").value == (1999, 2004)
        assert "1 undated set apart" in app.get("html")[0].proto.body
    counts = (1, 1, 2, 2, 2, 2)
    assert seen == [
        f"{count} of 4 agreements: Türkiye, until {year}, undated left out"
        for year, count in zip(range(1999, 2005), counts, strict=True)
    ]

    step(app)

    assert sentence(app) == "3 of 4 agreements: Türkiye"
    assert (app.query_params, labels(app)) == ({"country": "TR"}, ["Play the years"])


def test_a_pause_puts_the_year_reached_into_the_address_and_a_stop_the_whole(
    dashboard: Dashboard,
) -> None:
    app = dashboard("from=2000&to=2003", **TABLES).run()
    press(app, "Play the years")
    step(app, 2)
    press(app, "Pause")
    assert app.query_params == {"from": "2000", "to": "2002", "undated": "0"}
    assert sentence(app) == "1 of 4 agreements: 2000–2002, undated left out"
    assert app.slider("years").value == (2000, 2002)

    press(app, "Continue")
    assert app.query_params == {"from": "2000", "to": "2003"}
    assert sentence(app) == "1 of 4 agreements: 2000–2002, undated left out"
    step(app)
    assert sentence(app) == "1 of 4 agreements: 2000–2003, undated left out"
    press(app, "Pause")
    press(app, "Stop")
    assert app.query_params == {"from": "2000", "to": "2003"}
    assert sentence(app) == "2 of 4 agreements: 2000–2003, undated included"
    assert labels(app) == ["Play the years"]


def test_a_filter_changed_while_playing_is_heeded_and_the_play_goes_on(
    dashboard: Dashboard,
) -> None:
    app = dashboard(**TABLES).run()
    press(app, "Play the years")
    step(app, 3)
    app.multiselect("country").set_value(["TR"]).run()
    assert app.query_params == {"country": "TR"}
    assert sentence(app) == "2 of 4 agreements: Türkiye, until 2002, undated left out"
    assert labels(app) == ["Pause", "Stop"]


@pytest.mark.parametrize("paused", [False, True])
def test_other_years_chosen_end_the_play(dashboard: Dashboard, paused: bool) -> None:
    app = dashboard(**TABLES).run()
    press(app, "Play the years")
    step(app, 3)
    if paused:
        press(app, "Pause")
    app.number_input("from").set_value(2001).run()
    assert labels(app) == ["Play the years"]
    kept = {"from": "2001", "to": "2002", "undated": "0"} if paused else {"from": "2001"}
    assert app.query_params == kept


def test_the_end_may_be_moved_while_paused(dashboard: Dashboard) -> None:
    app = dashboard(**TABLES).run()
    press(app, "Play the years")
    press(app, "Pause")
    app.slider("years").set_value((1999, 2002)).run()
    assert sentence(app) == "2 of 4 agreements: until 2002, undated left out"
    press(app, "Continue")
    step(app)
    assert sentence(app) == "2 of 4 agreements: until 2003, undated left out"


def test_another_page_shows_the_whole_choice_again(dashboard: Dashboard) -> None:
    app = dashboard(**TABLES).run()
    press(app, "Play the years")
    app.switch_page("../../pages/agreements.py").run()
    assert sentence(app) == "4 of 4 agreements"
    app.switch_page("../../pages/map.py").run()
    assert (sentence(app), labels(app)) == ("4 of 4 agreements", ["Play the years"])


def test_values_that_come_with_an_outdated_address_are_not_heeded(dashboard: Dashboard) -> None:
    app = dashboard(**TABLES).run()
    press(app, "Play the years")
    press(app, "Pause")
    app.query_params.clear()  # as in a step of playing that was on its way at the pause
    app.slider("years").set_value((2000, 2004)).run()
    assert app.query_params == {}
    assert app.slider("years").value == (1999, 2004)


def test_the_table_has_the_numbers_of_the_bars(dashboard: Dashboard) -> None:
    app = dashboard(**TABLES).run()
    assert drawn(app) == []
    app.session_state["years table"] = True
    app.run()
    assert table(app, "Agreements by year of signing").value.to_numpy().tolist() == [
        ["1999", "1"],
        ["2000", "0"],
        ["2001", "1"],
        ["2002", "1"],
        ["2003", "0"],
        ["2004", "1"],
        ["undated", "1"],
    ]


def test_what_a_browser_says_before_it_has_heard_takes_nothing_back(
    dashboard: Dashboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = dashboard().run()
    monkeypatch.setattr(mirror, "ECHO_SECONDS", 60)
    app.slider(key="years").set_value((1990, 2025)).run()
    assert app.query_params["from"] == "1990"

    app.number_input(key="from").set_value(None)
    app.slider(key="years").set_value((1990, 2020)).run()

    assert (app.query_params["from"], app.query_params["to"]) == ("1990", "2020")
    app.number_input(key="from").set_value(1995).run()
    assert (app.query_params["from"], app.query_params["to"]) == ("1995", "2020")


def test_a_year_may_be_taken_away_as_soon_as_it_is_seen(
    dashboard: Dashboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = dashboard("from=1999&to=2025")
    monkeypatch.setattr(mirror, "ECHO_SECONDS", 60)
    app.run()
    app.number_input(key="from").set_value(None).run()
    assert "from" not in app.query_params
