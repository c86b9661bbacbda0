"""The pipeline page: reached by the menu, its lines open agreements, its dates are taken away."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.screen import click_row, open_page, table, visit
from tests.calendars import days

YEAR = date.today().year
CITIES = """city_id,name,country,latitude,longitude
khoy,Khoy,IR,38.55,44.95
konya,Konya,TR,37.87,32.48
kazan,Kazan,RU,55.79,49.12
"""
AGREEMENTS = f"""agreement_id,city_a,city_b,status,signed_on,ends_on
khoy-konya,khoy,konya,active,{YEAR - 1},{YEAR + 1}
kazan-konya,kazan,konya,proposed,,
"""
EVENTS = f"""agreement_id,date,kind,title,due
khoy-konya,{YEAR - 1},commitment,"A park; trees, too",{YEAR - 1}-06-30
kazan-konya,{YEAR - 1},commitment,<b>A letter</b>,{YEAR + 3}-02-28
"""


def test_what_awaits_somebody_is_chosen_opened_and_taken_away(
    new_page: Callable[..., Page], tmp_path: Path
) -> None:
    for name, text in (("cities", CITIES), ("agreements", AGREEMENTS), ("events", EVENTS)):
        (tmp_path / f"{name}.csv").write_text(text)
    page = new_page(tmp_path)
    visit(page, "?country=TR")
    open_page(page, "Pipeline")
    expect(table(page, "Overdue: 1")).to_be_visible()

    for _time in ("first", "second"):
        click_row(page, "Overdue: 1", 0)
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("Khoy – Konya")
        expect(page).to_have_url("pipeline?country=TR&agreement=khoy-konya")
        dialog.get_by_role("button", name="Close").click()
        expect(dialog).to_have_count(0)
        expect(page).to_have_url("pipeline?country=TR")

    with page.expect_download() as download:
        page.get_by_role("button", name="Calendar file, dates: 3").click()
    assert download.value.suggested_filename == f"due-and-ending-{date.today()}.ics"
    assert days(Path(download.value.path()).read_bytes()) == [
        (date(YEAR - 1, 6, 30), "Khoy – Konya: A park; trees, too"),
        (date(YEAR + 1, 12, 31), "Khoy – Konya: the agreement ends"),
        (date(YEAR + 3, 2, 28), "Kazan – Konya: <b>A letter</b>"),
    ]
