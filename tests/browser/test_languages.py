"""The language: the browser's at first, then whichever is chosen, along every way through."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screen import drawn_map, legend, new_address, open_page, sidebar, visit
from twinning.language import _
from twinning.reader import Reader, spoken_to

TITLE = "Agreements between cities"
AUTONYMS = {
    "en": "English",
    "fa": "فارسی",
    "tr": "Türkçe",
    "ru": "Русский",
    "ar": "العربية",
    "es": "Español",
}


def title(page: Page):
    return page.get_by_test_id("stMain").get_by_role("heading", level=1)


def said(language: str, message: str) -> str:
    with spoken_to(Reader(language)):
        return _(message)


@pytest.mark.parametrize(
    ("browser_language", "language"),
    [
        ("fa-IR", "fa"),
        ("tr", "tr"),
        ("ru-RU", "ru"),
        ("ar-EG", "ar"),
        ("es-MX", "es"),
        ("en-US", "en"),
        ("de-DE", "en"),
    ],
)
def test_a_visitor_is_addressed_in_the_language_of_the_browser(
    new_page: Callable[..., Page], browser_language: str, language: str
) -> None:
    page = new_page(locale=browser_language)
    visit(page)
    expect(title(page)).to_have_text(said(language, TITLE))
    expect(page.locator("html")).to_have_attribute(
        "dir", "rtl" if language in ("fa", "ar") else "ltr"
    )
    box = sidebar(page).get_by_role("combobox", name=said(language, "Language"))
    expect(box).to_have_value(AUTONYMS[language])
    drawn_map(page)
    expect(legend(page)).to_contain_text(said(language, "Legend"))
    expect(page).to_have_url("")  # what is the browser's own is not written down


def test_the_address_says_it_in_another_language_than_the_browser(
    new_page: Callable[..., Page],
) -> None:
    page = new_page(locale="fa-IR")
    visit(page, "?lang=ru")
    expect(title(page)).to_have_text(said("ru", TITLE))


def test_a_language_chosen_stays_through_the_menu_a_filter_and_a_reload(page: Page) -> None:
    visit(page, "?country=IR")
    sidebar(page).get_by_role("combobox", name="Language").click()
    with new_address(page):
        page.get_by_role("option", name="Türkçe").click()
    expect(page).to_have_url("?country=IR&lang=tr")
    expect(title(page)).to_have_text(said("tr", TITLE))
    open_page(page, said("tr", "Data"))
    expect(page).to_have_url("data?country=IR&lang=tr")
    page.reload()
    expect(title(page)).to_have_text(said("tr", "Data"))
    with new_address(page):
        page.get_by_role("button", name=said("tr", "Reset filters")).click()
    expect(page).to_have_url("data?lang=tr")
