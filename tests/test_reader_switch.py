"""The calendar in the address and in the sidebar: what is selected stays, as far as years allow."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.test_years import CITIES, HEADER, images, labels, press, sentence, step
from twinning.calendars import PERSIAN
from twinning.reader import Reader, spoken_to
from twinning.ui.player import KEY

ROWS = (
    "last-of-1403,khoy,konya,active,2025-03-20\n"
    "kazan-isfahan,kazan,khoy,active,2025-04-09\n"
    "old,kazan,konya,active,1999\n"
    "undated,yazd,konya,active,\n"
)
TABLES = {"cities": CITIES, "agreements": HEADER + ROWS}

Dashboard = Callable[..., AppTest]


def choose(app: AppTest, switch: str, value: str) -> None:
    """Turn a switch of the sidebar."""
    app.selectbox(switch).set_value(value).run()
    assert not app.exception


def test_years_of_the_address_are_of_its_calendar(dashboard: Dashboard) -> None:
    app = dashboard("cal=persian&from=1404&to=1404&undated=0", **TABLES).run()
    assert sentence(app) == "1 of 4 agreements: 1404 Solar Hijri, undated left out"
    app = dashboard("cal=persian&from=1403&to=1403&undated=0", **TABLES).run()
    assert sentence(app) == "1 of 4 agreements: 1403 Solar Hijri, undated left out"
    app = dashboard("from=2025&to=2025&undated=0", **TABLES).run()
    assert sentence(app) == "2 of 4 agreements: 2025, undated left out"


def test_shipped_kazan_and_isfahan_signed_in_1404(dashboard: Dashboard) -> None:
    query = "city=isfahan-ir&city=kazan-ru&cal=persian&undated=0"
    app = dashboard(f"{query}&from=1404&to=1404&agreement=kazan-isfahan")
    app.run()
    assert "1404 Solar Hijri" in sentence(app)
    [facts] = [text for text in app.markdown if "**Signed**" in text.value]
    assert "20 Farvardin 1404" in facts.value
    assert facts.help == "- 20 Farvardin 1404 = 9 April 2025\\, Gregorian"


def test_all_that_shows_years_speaks_of_the_same_ones(dashboard: Dashboard) -> None:
    app = dashboard("cal=persian&from=1400", **TABLES).run()
    assert images(app)[0] == "Agreements per year: 3 from 1377 to 1404, most in 1377 (1)"
    slider = app.slider("years")
    assert (slider.min, slider.max, slider.value) == (1377, 1404, (1400, 1404))
    assert (app.number_input("from").value, app.number_input("from").max) == (1400, 9377)
    slider.set_value((1400, 1403)).run()
    assert app.query_params == {"from": "1400", "to": "1403", "cal": "persian"}
    app.number_input("to").set_value(1404).run()
    assert app.query_params == {"from": "1400", "to": "1404", "cal": "persian"}
    app.number_input("from").set_value(None).run()
    app.number_input("to").set_value(None).run()
    assert app.query_params == {"cal": "persian"}


@pytest.mark.parametrize("query", ["from=2020&to=2025", "to=1999", "from=2025"])
def test_switched_twice_the_years_are_the_same(dashboard: Dashboard, query: str) -> None:
    app = dashboard(query, **TABLES).run()
    before, words = dict(app.query_params), sentence(app)
    choose(app, "cal", "persian")
    years = {name: str(int(year) - 621) for name, year in before.items()}
    assert app.query_params == years | {"cal": "persian"}
    assert "Solar Hijri" in sentence(app)
    choose(app, "cal", "gregorian")
    assert app.query_params == before | {"cal": "gregorian"}
    assert sentence(app) == words


def test_another_language_leaves_the_selection_as_it_is(dashboard: Dashboard) -> None:
    app = dashboard("from=2025&to=2025", **TABLES).run()
    choose(app, "lang", "fa")
    assert app.query_params == {"from": "2025", "to": "2025", "lang": "fa"}
    assert app.slider("years").value == (2025, 2025)
    app.number_input("from").set_value(None).run()
    app.number_input("to").set_value(None).run()
    assert app.query_params == {"lang": "fa", "cal": "gregorian"}  # in force as before

    app = dashboard("lang=fa", **TABLES).run()
    assert app.slider("years").max == 1404
    app.slider("years").set_value((1400, 1404)).run()
    assert app.query_params == {"lang": "fa", "from": "1400", "cal": "persian"}
    choose(app, "lang", "en")
    assert app.query_params == {"lang": "en", "from": "1400", "cal": "persian"}
    assert app.slider("years").value == (1400, 1404)


def test_a_year_in_a_box_is_one_of_the_calendar_in_force(dashboard: Dashboard) -> None:
    app = dashboard("lang=fa", **TABLES).run()
    app.number_input("from").set_value(1404).run()
    assert app.query_params == {"lang": "fa", "from": "1404", "cal": "persian"}


def test_a_reset_leaves_the_calendar(dashboard: Dashboard) -> None:
    app = dashboard("cal=persian&from=1404", **TABLES).run()
    press(app, "Reset filters")
    assert app.query_params == {"cal": "persian"}


def test_the_menu_and_links_carry_the_calendar(dashboard: Dashboard) -> None:
    app = dashboard("cal=persian&from=1404&country=IR", **TABLES).run()
    queries = {link.proto.query_string for link in app.get("page_link")}
    assert queries == {"country=IR&from=1404&cal=persian"}
    app = dashboard("cal=persian", **TABLES).run()
    assert {link.proto.query_string for link in app.get("page_link")} == {"cal=persian"}


@pytest.mark.parametrize("paused", [False, True])
def test_a_play_goes_on_in_the_other_calendar(dashboard: Dashboard, paused: bool) -> None:
    app = dashboard("from=1999&to=2024", **TABLES).run()
    press(app, "Play the years")
    step(app, 3)
    reached = app.session_state[KEY].reached
    if paused:
        press(app, "Pause")
    choose(app, "cal", "persian")
    assert labels(app) == ["Continue" if paused else "Pause", "Stop"]
    assert app.session_state[KEY].reached == reached - 621
    assert sentence(app).endswith(f"1378–{reached - 621} Solar Hijri, undated left out")
    press(app, "Stop")
    assert app.query_params == {"from": "1378", "to": "1403", "cal": "persian"}


def test_a_language_with_another_calendar_takes_the_play_along(dashboard: Dashboard) -> None:
    app = dashboard(**TABLES).run()
    press(app, "Play the years")
    step(app, 3)
    reached = app.session_state[KEY].reached
    choose(app, "lang", "fa")
    assert app.session_state[KEY].reached == reached - 621


def test_an_unknown_calendar_is_noted_and_years_are_gregorian(dashboard: Dashboard) -> None:
    app = dashboard("cal=julian&from=2025", **TABLES).run()
    [note] = app.info
    assert "“cal”: 'julian' is not known here." in note.value.replace("\\", "")
    assert app.slider("years").value == (2025, 2025)


@pytest.mark.parametrize("page", ["agreements", "country", "timeline", "city", "pipeline", "files"])
@pytest.mark.parametrize("query", ["cal=persian", "lang=fa&from=1404&to=1404&cal=persian"])
def test_every_page_stands_in_the_other_calendar(
    dashboard: Dashboard, page: str, query: str
) -> None:
    far = "first,khoy,konya,active,0001-01-01\nlast,kazan,khoy,active,9999-12-31\n"
    language = "fa" if "lang=fa" in query else "en"
    for rows in (ROWS, ROWS + far):
        app = dashboard(f"{query}&country=IR", cities=CITIES, agreements=HEADER + rows).run()
        with spoken_to(Reader(language, PERSIAN)):  # AppTest itself words what was chosen
            app.switch_page(f"../../pages/{page}.py").run()
        assert not app.exception
        assert app.query_params["country"] == "IR"
