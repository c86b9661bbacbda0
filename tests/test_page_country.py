"""The country page: none, one, two and more countries, over every kind of tables."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from tests.tables import drawn, table, with_column
from tests.test_pages import CITIES, HEADER, SIGNED, UNDATED, captions, many, opened, sentence
from twinning.facets import mask
from twinning.query import parse

TOWNS = CITIES + "yazan,Yazan,RU,,\nvolga,Volga region,RU,,\n"
WITHIN = "kazan-yazan,kazan,yazan,dormant,2001,,\nkazan-volga,kazan,volga,active,,,\n"
REPORTED = """agreement_id,date,kind,title
khoy-konya,2001-01-05,activity,A delegation
khoy-konya,2126-01-05,activity,A festival
khoy-konya,,revived,Revived
"""


def leading(app: AppTest) -> Iterator[tuple[int, str]]:
    """Each number that leads to rows, and the query it leads with."""
    for link in app.get("page_link"):
        number = re.match(r"\*\*([\d,]+)\*\*", link.proto.label)
        if number:
            yield int(number[1].replace(",", "")), str(link.proto.query_string)
    for shown in drawn(app):
        for words, address in shown.links():
            found = re.fullmatch(r"agreements\?(.*)", address)
            if found:
                yield int(words.replace(",", "")), found[1]


def offered(app: AppTest) -> dict[str, int]:
    """The selections offered to go on with, and how many agreements each is said to have."""
    labels = [str(button.label) for button in app.button if str(button.key).startswith("go on")]
    named = (re.fullmatch(r"(.*) \(([\d,]+)\)", label) for label in labels)
    return {found[1]: int(found[2].replace(",", "")) for found in named if found}


def begin_with(app: AppTest, name: str) -> None:
    """Choose what is offered by that name."""
    label = f"{name} ({offered(app)[name]})"
    next(button for button in app.button if str(button.label) == label).click().run()


def headings(app: AppTest) -> list[str]:
    """The title and the headings below it, as they are read."""
    return [str(h.value).replace("\\", "") for h in [*app.title, *app.header]]


def folded(app: AppTest) -> list[str]:
    """What can be unfolded."""
    return [str(expander.label) for expander in app.main.expander]


def unfolded(app: AppTest, key: str) -> AppTest:
    """The page with one more part unfolded."""
    app.session_state[key] = True
    return app.run()


def test_without_a_country_the_page_offers_those_with_most_agreements(
    dashboard: Callable[..., AppTest],
) -> None:
    app = opened(dashboard("status=active"), "country")
    counts = offered(app)
    numbers = list(counts.values())
    assert (max(counts, key=counts.__getitem__), numbers) == ("Iran", sorted(numbers, reverse=True))
    assert headings(app) == ["Country"]

    begin_with(app, "Iran")

    assert app.query_params == {"country": "IR", "status": "active"}
    assert headings(app)[0] == "Iran"
    assert sentence(app) == f"{counts['Iran']} of 140 agreements: Iran, active"


def test_of_several_countries_one_or_two_are_to_be_chosen(
    dashboard: Callable[..., AppTest],
) -> None:
    app = opened(dashboard("country=IR&country=TR&country=FJ&between=1"), "country")
    offered = [str(button.label) for button in app.main.button if "(" in str(button.label)]
    assert [label.split(" (")[0] for label in offered] == [
        "Iran",
        "Türkiye",
        "Fiji",
        "Iran – Türkiye",
    ]
    count = offered[3].split("(")[1].strip(")")

    next(button for button in app.button if str(button.label) == offered[3]).click().run()

    assert app.query_params == {"country": ["IR", "TR"]}
    assert sentence(app) == f"{count} of 140 agreements: between Iran and Türkiye"


@pytest.mark.parametrize(
    "query",
    [
        "country=IR",
        "country=RU",
        "country=IR&country=TR",
        "country=IR&country=TR&between=1",
        "country=IR&status=active&status=proposed",
        "country=IR&theme=culture",
        "country=RU&city=kazan-ru",
        "country=IR&country=TR&city=istanbul-tr",
        "country=IR&from=2000&to=2015&undated=0",
        "country=IR&country=TJ&q=khujand",
    ],
)
def test_every_number_leads_to_as_many_rows(dashboard: Callable[..., AppTest], query: str) -> None:
    app = opened(dashboard(query), "country")
    unfolded(app, "signings")
    atlas = app.session_state["current view"].atlas
    told = list(leading(app))
    assert len(told) > 3
    counted = [mask(atlas, parse(parse_qsl(query), atlas).selection).sum() for _n, query in told]
    assert [number for number, _query in told] == counted


def test_a_pair_shows_and_exports_what_joins_both_and_the_address_stays(
    dashboard: Callable[..., AppTest],
) -> None:
    app = opened(dashboard("country=IR&country=RU", cities=TOWNS, agreements=TWO), "country")
    assert app.query_params == {"country": ["IR", "RU"]}
    assert sentence(app) == "1 of 4 agreements: between Iran and Russia"
    told = "Shown, counted and exported are only the agreements between Iran and Russia."
    assert told in [caption.replace("\\", "") for caption in captions(app)]
    assert app.get("download_button")[0].proto.label == "Export 1 of 4 agreements"
    assert (4, "country=IR&country=RU") in list(leading(app))
    assert headings(app) == [
        "Iran – Russia",
        "Waiting: 1",
        "Most recent events",
        "Agreements in time",
        "Parties in Iran: 1",
        "Parties in Russia: 1",
        "Themes",
    ]


TWO = HEADER + SIGNED + UNDATED + WITHIN


def test_what_lies_within_the_country_is_no_partner(dashboard: Callable[..., AppTest]) -> None:
    app = opened(dashboard("country=RU", cities=TOWNS, agreements=TWO), "country")
    assert sentence(app) == "3 of 4 agreements: Russia"
    assert "Partner countries: 1" in headings(app)
    assert "2 agreements join parties within the country" in folded(app)
    unfolded(app, "domestic")
    assert with_column(app, "Partner")["Partner"].tolist() == ["Yazan", "Volga region"]


def test_partners_are_told_with_what_is_known_of_their_years(
    dashboard: Callable[..., AppTest],
) -> None:
    rows = HEADER + SIGNED + UNDATED + "a,konya,khoy,active,1998/1999,,mou\n"
    app = opened(dashboard("country=IR", cities=CITIES, agreements=rows), "country")
    assert table(app, "Partner countries").value.to_numpy().tolist() == [
        ["Türkiye", "2", "2", "0", "1998–1999", "2025", "0"],
        ["Russia", "1", "0", "1", "not known", "not known", "1"],
    ]


@pytest.mark.parametrize("query", ["", "country=IR", "country=IR&country=TR", "country=FJ"])
@pytest.mark.parametrize(
    "agreements",
    [
        pytest.param(HEADER, id="no rows"),
        pytest.param(HEADER + SIGNED, id="one row"),
        pytest.param(HEADER + UNDATED, id="undated rows only"),
        pytest.param(TWO, id="within a country"),
    ],
)
def test_the_page_stands(dashboard: Callable[..., AppTest], query: str, agreements: str) -> None:
    opened(dashboard(query, cities=TOWNS, agreements=agreements), "country")


def test_undated_agreements_stand_apart(dashboard: Callable[..., AppTest]) -> None:
    app = opened(dashboard("country=RU", cities=TOWNS, agreements=TWO), "country")
    assert "2 agreements are undated" in folded(app)
    unfolded(app, "undated agreements")
    unfolded(app, "signings")
    years = table(app, "Agreements by year of signing").value
    assert years["Agreements"].tolist() == ["1"]
    assert with_column(app, "Partner")["City"].tolist() == ["Kazan", "Kazan"]


def test_dates_that_lie_in_one_year_are_counted_there(dashboard: Callable[..., AppTest]) -> None:
    rows = HEADER + SIGNED + UNDATED
    app = opened(dashboard("country=IR", cities=CITIES, agreements=rows), "country")
    link = next(p.proto for p in app.get("page_link") if "signed in" in p.proto.label)
    assert link.label == "**1** signed in 2025"
    assert link.query_string == "country=IR&from=2025&to=2025&undated=0"
    assert "1 agreement is undated" in folded(app)


def test_events_are_told_and_open_their_agreement(dashboard: Callable[..., AppTest]) -> None:
    rows = HEADER + "khoy-konya,khoy,konya,active,1999-12-14,,\n"
    app = dashboard("country=TR", cities=CITIES, agreements=rows, events=REPORTED)
    opened(app, "country")
    told = [shown.value for shown in drawn(app) if "What happened" in shown.value]
    assert [list(zip(t["Date"], t["What happened"], strict=True)) for t in told] == [
        [("5 January 2001", "A delegation"), ("14 December 1999", "")],
        [("5 January 2126", "A festival")],
        [("not known", "Revived")],
    ]
    button = next(b for b in app.button if str(b.key) == "signed last khoy-konya")
    assert str(button.label).replace("\\", "") == "Khoy – Konya, 14 December 1999"

    button.click().run()

    assert app.query_params == {"country": "TR", "agreement": "khoy-konya"}
    assert not app.exception


def test_what_awaits_somebody_is_told_the_most_urgent_first(
    dashboard: Callable[..., AppTest],
) -> None:
    promised = """agreement_id,date,kind,title,party,due
khoy-konya,1999,commitment,A school,khoy,
khoy-konya,1999,commitment,A park,konya,2001-06-30
"""
    app = dashboard("country=IR", cities=CITIES, agreements=TWO, events=promised)
    opened(app, "country")
    assert "Waiting: 3" in headings(app)
    waits = table(app, "Waiting").value
    assert waits[["Agreement", "Awaited"]].to_numpy().tolist() == [
        ["Khoy – Konya", "Konya, Türkiye"],
        ["Kazan – Khoy", "both sides: Kazan, Russia; Khoy, Iran"],
        ["Khoy – Konya", "Khoy, Iran"],
    ]
    assert waits["Why"].tolist()[0].startswith("“A park”, promised 1999, due 30 June 2001: ")


def test_long_lists_are_bounded_and_say_so(dashboard: Callable[..., AppTest]) -> None:
    app = opened(dashboard("country=TR", **many(250)), "country")
    unfolded(app, "domestic")
    parties, within = (with_column(app, label) for label in ("Party", "Partner"))
    assert (len(parties), len(within)) == (100, 100)
    assert headings(app)[-2:] == ["Parties in Türkiye: 251", "Themes"]
    told = captions(app)
    assert "Listed are the 100 with the most agreements." in told
    assert "The first 100 of 250; a narrower selection shows the others." in told
    assert "The first 20 of 250; a narrower selection shows the others." in told


def test_a_city_leads_to_all_agreements_of_its_country(dashboard: Callable[..., AppTest]) -> None:
    app = opened(dashboard("city=khoy&status=active", cities=CITIES, agreements=TWO), "city")
    link = next(
        p.proto
        for p in app.get("page_link")
        if p.proto.page == "country" and "all" in p.proto.label
    )
    assert (link.label.replace("\\", ""), link.query_string) == (
        "Iran: all agreements",
        "country=IR",
    )
