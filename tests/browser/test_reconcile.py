"""Reconcile: from a claim to the rows behind it, from what sources say to the agreement in full."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screen import click_row, expect_rows, open_page, visit
from tests.browser.test_phone import PHONE, WIDEST
from twinning.loading import load
from twinning.settings import PROJECT

SOURCES = load(PROJECT / "data").sources.reset_index(drop=True)
CLAIMS = SOURCES.index[SOURCES["claims_total"] != ""]


def test_a_claim_shows_the_agreements_behind_it_and_another_click_takes_them_away(
    page: Page,
) -> None:
    visit(page)
    open_page(page, "Reconcile")
    expect_rows(page, len(CLAIMS))
    behind = page.get_by_role("heading", name="Behind the 13 of Isfahan, Iran: 18")

    click_row(page, "Claimed totals", 2)

    expect(page).to_have_url(f"reconcile?claim={CLAIMS[2]}")
    expect(behind).to_be_visible()
    words = "Tehran Times, 11 June 2021: 13 claimed. Recorded by then: 13 (as claimed)."
    expect(page.get_by_text(words)).to_be_visible()

    click_row(page, "Claimed totals", 2)

    expect(page).to_have_url("reconcile")
    expect(behind).to_have_count(0)


def test_what_is_behind_a_claim_opens_in_full_and_the_claim_stays_chosen(page: Page) -> None:
    visit(page, f"reconcile?claim={CLAIMS[2]}")
    for _time in ("first", "second"):
        click_row(page, "Behind the 13", 0)
        expect(page.get_by_role("dialog")).to_contain_text("Kazan – Isfahan")
        expect(page).to_have_url(f"reconcile?claim={CLAIMS[2]}&agreement=kazan-isfahan")

        page.keyboard.press("Escape")

        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(page).to_have_url(f"reconcile?claim={CLAIMS[2]}")


def test_sources_that_disagree_lead_to_the_agreement_with_its_events(page: Page) -> None:
    visit(page, "reconcile?country=DE")
    click_row(page, "Sources that disagree: 1", 2)

    dialog = page.get_by_role("dialog")
    expect(page).to_have_url("reconcile?country=DE&agreement=isfahan-freiburg")
    expect(dialog.get_by_role("alert").first).to_contain_text(
        "The status is “Active”, but the last event is “Suspended”."
    )
    expect(dialog.get_by_role("listitem")).to_contain_text(
        ["27 October 2000 · Signed · from the table of agreements", "January 2023 · Suspended: "]
    )


def test_the_events_of_an_agreement_stand_in_its_dialog_over_the_map(page: Page) -> None:
    visit(page, "?agreement=khoy-konya")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("listitem")).to_contain_text(
        [
            "14 December 2025 · Signed: Ceremony in Konya",
            "14 December 2025 · Commitment: Joint expert working groups",
            "14 December 2025 · Commitment: A four-year cooperation programme",
            "date not known · Activity: A delegation of Khoy's council",
        ]
    )
    source = dialog.get_by_role("link", name="source", exact=True)
    expect(source.first).to_have_attribute("href", "https://al-vefagh.net/316311/")


def test_the_data_page_leads_from_a_contradiction_to_its_agreement(page: Page) -> None:
    visit(page, "data")
    click_row(page, "Status against last event: 1", 0)
    expect(page.get_by_role("dialog")).to_contain_text("Isfahan – Freiburg im Breisgau")
    expect(page).to_have_url("data?agreement=isfahan-freiburg")


@pytest.mark.parametrize("path", ["reconcile", f"reconcile?claim={CLAIMS[8]}", "data"])
def test_the_page_is_not_wider_than_a_phone(new_page: Callable[..., Page], path: str) -> None:
    page = new_page(viewport=PHONE)
    visit(page, path)
    assert page.evaluate(WIDEST) <= PHONE["width"]
