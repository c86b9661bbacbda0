"""Contrast of what is read and operated, computed from the themes and our own style sheets."""

import re
import tomllib

import pytest

from twinning.maps.styles import GROUP_COLOURS, OTHER, STATUS_STYLES, UNSTATED
from twinning.settings import PROJECT

THEMES = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text())["theme"]
SCHEMES = ("light", "dark")
WHITE = "#ffffff"
TEXT, GRAPHICS = 4.5, 3
PAIR = re.compile(r"light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)")


def luminance(colour: str) -> float:
    """The relative luminance of #rrggbb, as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def grounds(scheme: str) -> list[str]:
    """What words and controls stand on: the page and the sidebar, and boxes in either."""
    theme = THEMES[scheme]
    places = [theme, theme["sidebar"]]
    return [
        place[name] for place in places for name in ("backgroundColor", "secondaryBackgroundColor")
    ]


def weakest(colour: str, on: list[str]) -> float:
    """The lowest of a colour's contrasts with some grounds."""
    return min(contrast(colour, ground) for ground in on)


def test_black_on_white_has_the_contrast_of_the_definition():
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast("#777777", WHITE) == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_and_links_are_legible_on_every_ground(scheme: str) -> None:
    theme = THEMES[scheme]
    assert weakest(theme["textColor"], grounds(scheme)) >= TEXT
    assert weakest(theme["linkColor"], grounds(scheme)) >= TEXT
    assert contrast(WHITE, theme["primaryColor"]) >= TEXT  # as Streamlit writes on its buttons


@pytest.mark.parametrize("scheme", SCHEMES)
def test_borders_and_accents_of_controls_stand_out(scheme: str) -> None:
    theme = THEMES[scheme]
    own = [theme["backgroundColor"], theme["sidebar"]["backgroundColor"]]
    assert weakest(theme["borderColor"], own) >= GRAPHICS
    assert weakest(theme["primaryColor"], own) >= GRAPHICS


@pytest.mark.parametrize("place", [0, 1], ids=SCHEMES)
@pytest.mark.parametrize(("sheet", "least"), [("access", TEXT), ("page", GRAPHICS)])
def test_the_colours_of_our_own_sheets_stand_out(sheet: str, least: float, place: int) -> None:
    """Those of page.css are of bars, which stand on the page itself."""
    style = (PROJECT / "static" / "atlas" / "page" / f"{sheet}.css").read_text(encoding="utf-8")
    on = grounds(SCHEMES[place])[:1] if sheet == "page" else grounds(SCHEMES[place])
    ratios = {pair[place]: weakest(pair[place], on) for pair in PAIR.findall(style)}
    assert len(ratios) > 1
    assert {colour: ratio for colour, ratio in ratios.items() if ratio < least} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_colours_of_charts_stand_out_from_the_page(scheme: str) -> None:
    page = THEMES[scheme]["backgroundColor"]
    colours = [*GROUP_COLOURS, OTHER, UNSTATED, *(s.colour for s in STATUS_STYLES.values())]
    faint = [c for c in colours if contrast(getattr(c, scheme), page) < GRAPHICS]
    assert faint == []
