"""The brief as PDF, read again by pdftotext."""

import re
from dataclasses import replace

from tests.atlases import SMALL
from tests.briefs import ADDRESS, HOSTILE, SHOWN_EACH, TODAY, hostile_atlas, small_brief, small_view
from tests.programs import pdf_words
from twinning.brief_pdf import brief_pdf, written
from twinning.paper import Cell, Line, Table
from twinning.selection import Selection
from twinning.view import view


def test_every_agreement_of_the_selection_is_in_the_text():
    atlas = small_view().atlas
    text = pdf_words(brief_pdf(small_view(), TODAY, ADDRESS), "-raw")
    names = atlas.cities["name"]
    for a, b in atlas.agreements[["city_a", "city_b"]].itertuples(index=False):
        assert re.search(rf"{names[a]} \w+ {names[b]} \w+", text), (a, b)
    for words in (
        "Meeting brief 25 November 2026 All agreements 6 of 6 agreements",
        ADDRESS,
        "2 signed 1 active and 1 dormant",
        "3 agreements are not on the map: 1 ended",
        "Active: source 3 Ended: source 4",
        "A four-year programme",
        "News https://example.org/1",
        f"Tables version {atlas.version}",
    ):
        assert words in text


def test_names_from_right_to_left_come_out_in_logical_order():
    cities = SMALL["cities"].replace("Khoy,IR", "خوی و تبریز,IR")
    text = pdf_words(brief_pdf(small_view(cities=cities), TODAY, ADDRESS))
    assert text.count("خوی و تبریز") >= 6


def test_hostile_text_is_text():
    content = brief_pdf(view(hostile_atlas(), Selection()), TODAY, "javascript:alert(1)")
    text = re.sub(r"\s", "", pdf_words(content, "-raw"))
    for words in HOSTILE:
        assert text.count(re.sub(r"\s", "", words)) >= SHOWN_EACH, words
    assert b"/JavaScript" not in content
    assert b"javascript:" not in content


def test_the_same_day_makes_the_same_bytes():
    view = small_view()
    assert brief_pdf(view, TODAY, ADDRESS) == brief_pdf(view, TODAY, ADDRESS)


def test_pages_are_a4_numbered_and_repeat_the_heads_of_tables():
    made = small_brief()
    [agreements, *others] = made.tables
    long = replace(agreements, rows=agreements.rows * 20)
    content = written(replace(made, tables=(long, *others)), TODAY)
    pages = pdf_words(content, "-raw").count("Parties Status Signed Themes Remarks Sources")
    assert pages > 4
    for page in range(1, pages + 1):
        assert f"{page} of " in pdf_words(content, "-f", str(page), "-l", str(page))
    assert sizes(content) == {("595.2756", "841.8898")}


def test_a_brief_has_a_title_a_language_and_tags():
    content = brief_pdf(small_view(), TODAY, ADDRESS)
    assert b"/Lang (en)" in content or b"/Lang(en)" in content
    assert b"/MarkInfo" in content


def test_a_row_higher_than_a_page_goes_on_on_the_next():
    words = " ".join(f"word{n}" for n in range(3000))
    row = (Cell((Line("First"),)), Cell((Line(words),)))
    made = replace(small_brief(), tables=(Table("Long", "", ("A", "B"), (20, 80), (row,)),))
    text = pdf_words(written(made, TODAY), "-raw")
    assert set(re.findall(r"word\d+", text)) == set(words.split())


def test_a_word_wider_than_its_column_is_broken():
    row = (Cell((Line("x" * 200),)), Cell((Line("next"),)))
    made = replace(small_brief(), tables=(Table("Wide", "", ("A", "B"), (20, 80), (row,)),))
    text = pdf_words(written(made, TODAY), "-layout")
    assert re.sub(r"[^x]", "", text).count("x") >= 200
    assert "x" * 60 not in text


def test_a_brief_from_right_to_left_is_set():
    made = replace(small_brief(), language="fa", direction="rtl", subject="ایران و ترکیه")
    assert "ایران و ترکیه" in pdf_words(written(made, TODAY))


def test_a_brief_of_nothing_is_a_page():
    text = pdf_words(brief_pdf(small_view(Selection(country=("JP",))), TODAY, ADDRESS))
    assert "0 of 6 agreements: Japan" in text
    assert "No agreement meets this selection." in text
    assert "1 of 1" in text


def sizes(content: bytes) -> set[tuple[str, str]]:
    boxes = re.findall(rb"/MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+) ?\]", content)
    return {(width.decode(), height.decode()) for width, height in boxes}
