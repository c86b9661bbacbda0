"""Filters: what a browser says of a control, whatever it has heard meanwhile."""

import pytest

from twinning.ui.filters import options_named


@pytest.mark.parametrize(
    ("values", "options"),
    [
        pytest.param(["IR", "TR"], ("IR", "TR"), id="options"),
        pytest.param(["Iran (83)"], ("IR",), id="a label of an earlier count"),
        pytest.param(["IR", "Türkiye (1,204)"], ("IR", "TR"), id="both"),
        pytest.param(["Congo (Kinshasa) (3)"], ("CD",), id="a name with brackets"),
        pytest.param(["Atlantis (3)"], ("Atlantis (3)",), id="never offered"),
    ],
)
def test_a_value_is_an_option_or_the_label_of_one(values: list[str], options: tuple[str, ...]):
    named = {"Iran": "IR", "Türkiye": "TR", "Congo (Kinshasa)": "CD"}
    assert options_named(values, named) == options
