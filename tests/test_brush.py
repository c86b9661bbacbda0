"""The brush of years: which selection a span on the chart stands for."""

import pytest

from twinning.histogram import Bars
from twinning.selection import Selection
from twinning.ui.brush import everything, over


@pytest.mark.parametrize(
    ("bars", "start", "end", "years"),
    [
        pytest.param(Bars(1954, 2025, 1), 1990.4, 2001.2, (1990, 2001), id="parts of bars"),
        pytest.param(Bars(1954, 2025, 1), 1990.0, 1991.0, (1990, 1990), id="one whole bar"),
        pytest.param(Bars(1954, 2025, 1), 1990.4, 1990.5, (1990, 1990), id="within a bar"),
        pytest.param(Bars(1954, 2025, 1), 1954.0, 2001.5, (None, 2001), id="from the first"),
        pytest.param(Bars(1954, 2025, 1), 1990.1, 2026.0, (1990, None), id="to the last"),
        pytest.param(Bars(1954, 2025, 1), 1900.0, 2100.0, (None, None), id="beyond both"),
        pytest.param(Bars(1953, 2025, 5), 1961.0, 1971.0, (1960, 1974), id="bars of five years"),
        pytest.param(Bars(1953, 2025, 5), 2021.0, 2026.0, (2020, None), id="of five, to the last"),
        pytest.param(Bars(2001, 2001, 1), 2001.2, 2001.8, (None, None), id="the only bar"),
    ],
)
def test_a_span_chooses_the_years_of_the_bars_it_touches(
    bars: Bars, start: float, end: float, years: tuple[int | None, int | None]
) -> None:
    chosen = over(bars, Selection(country=("IR",), undated=False, year_from=1), start, end)
    first, last = years
    assert chosen == Selection(country=("IR",), undated=False, year_from=first, year_to=last)


def test_without_a_brush_all_years_are_chosen() -> None:
    assert everything(Selection(q="x", year_from=1, year_to=2)) == Selection(q="x")
