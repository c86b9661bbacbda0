"""Tables as the browser is told of them: words, what sorts them, where cells and rows lead."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.tables import Table, drawn, table
from tests.test_pages import ALL, CITIES, SELECTED, opened
from twinning.reader import Reader, spoken_to
from twinning.ui import grid

TABLES = {"cities": CITIES, "agreements": ALL}


def shown(script: Callable[[], None]) -> Table:
    """The one table that a script draws."""
    app = AppTest.from_function(script).run()
    assert not app.exception
    [found] = drawn(app)
    return found


def of_every_kind() -> None:
    import pandas as pd

    from twinning.ui import grid

    table = pd.DataFrame(
        {
            "Word": ["<b>b</b>", "", None],
            "Number": pd.array([1234, None, 0], dtype="Int64"),
            "Day": [grid.date("2001-02"), grid.date(""), grid.date("1999/2000")],
            "Leading": [grid.Cell("12 + 3", 15, "a hint", "agreements?city=a"), "plain", None],
            "Source": [grid.outside("https://example.org/?a=1"), grid.outside(""), None],
        }
    )
    grid.draw(table, key="all", alt="Everything", placeholder="not known")


def test_cells_are_words_and_beside_them_only_what_some_cell_needs() -> None:
    found = shown(of_every_kind)
    assert (found.alt, found.data["placeholder"], found.data["rows"]) == (
        "Everything",
        "not known",
        None,
    )
    assert found.data["columns"] == [
        {"label": "Word", "cells": ["<b>b</b>", "", None]},
        {"label": "Number", "cells": ["1,234", None, "0"], "sort": [1234, None, 0]},
        {
            "label": "Day",
            "cells": ["February 2001", None, "1999 – 2000"],
            "sort": ["2001-02", "", "1999/2000"],
            "titles": ["Bahman/Esfand 1379, Solar Hijri", "", "1377 – 1379, Solar Hijri"],
        },
        {
            "label": "Leading",
            "cells": ["12 + 3", "plain", None],
            "sort": [15, None, None],
            "titles": ["a hint", "", ""],
            "links": ["agreements?city=a", "", ""],
        },
        {
            "label": "Source",
            "cells": ["https://example.org/?a=1", "", None],
            "links": ["https://example.org/?a=1", "", ""],
        },
    ]


def test_a_table_without_rows_has_its_headings() -> None:
    def empty() -> None:
        import pandas as pd

        from twinning.ui import grid

        grid.draw(pd.DataFrame({"One": [], "Two": []}), key="none", alt="Nothing")

    assert [column["cells"] for column in shown(empty).data["columns"]] == [[], []]


def test_what_is_taken_along_from_page_to_page_is_said_once(
    dashboard: Callable[..., AppTest],
) -> None:
    app = opened(dashboard("lang=en&colour=status&q=k", **TABLES), "data")
    found = table(app, "Agreements by status")
    assert found.data["carried"] == "lang=en&colour=status"
    assert found.links()[0] == ("1", "agreements?status=proposed")


def test_a_row_opens_its_agreement_beside_all_else_that_the_address_says(
    dashboard: Callable[..., AppTest],
) -> None:
    query = "country=IR&order=oldest&agreement=kazan-khoy"
    found = table(opened(dashboard(query, **TABLES), "agreements"), SELECTED)
    [place] = found.chosen
    assert found.value["City"][place] == "Kazan"
    assert found.opened_by(place) == query


@pytest.mark.parametrize(
    ("said", "address"),
    [
        pytest.param("b", {"q": "x", "row": "b"}, id="another row"),
        pytest.param("a", {"q": "x"}, id="the row that is open"),
        pytest.param("c", {"q": "x", "row": "a"}, id="a row that there is not"),
    ],
)
def test_a_chosen_row_is_put_into_the_address_and_taken_out_again(
    said: str, address: dict[str, str]
) -> None:
    def choosing(said: str) -> None:
        import streamlit as st

        from twinning.ui import grid

        st.session_state["key"] = {grid.CHOSEN: said}
        grid.choose("key", grid.Opening("row", ["a", "b"], "a"))

    app = AppTest.from_function(choosing, kwargs={"said": said})
    app.query_params.update({"q": "x", "row": "a"})
    app.run()
    assert not app.exception
    assert app.query_params == address


def test_a_date_says_the_other_calendar_on_hover() -> None:
    assert grid.date("2025-12-14").title == "23 Azar 1404, Solar Hijri"
    assert grid.date("").title == ""
    with spoken_to(Reader("en", "persian")):
        assert grid.date("2025-12-14").title == "14 December 2025, Gregorian"
