"""The brief as HTML: one file that asks for nothing, and holds every word as a word."""

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from tests.briefs import ADDRESS, HOSTILE, SHOWN_EACH, TODAY, hostile_atlas, small_brief, small_view
from twinning.brief import brief
from twinning.brief_html import POLICY, brief_html, written
from twinning.paper import Footnote
from twinning.selection import Selection
from twinning.view import view

VOID = {"meta", "img", "col"}


class Read(HTMLParser):
    """What a browser would make of the file: its elements, their attributes, and the text."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.values: list[tuple[str, str]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(content.decode())
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        self.tags[tag] += 1
        self.values += attrs
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        if "style" not in self._open:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def links(self) -> list[str]:
        return [value for name, value in self.values if name == "href"]


def test_the_file_is_whole_and_asks_for_nothing():
    content = brief_html(small_view(), TODAY, ADDRESS)
    read = Read(content)
    assert content.startswith(b'<!DOCTYPE html>\n<html lang="en-GB" dir="ltr">')
    assert not {"script", "link", "iframe", "object", "embed", "form", "base"} & read.tags.keys()
    assert ("content", POLICY) in read.values
    assert [v[:26] for name, v in read.values if name in ("src", "srcset")] == [
        "data:image/svg+xml;base64,"
    ]
    assert not [name for name, _value in read.values if name.startswith("on")]
    assert b"url(" not in content
    assert b"@import" not in content


def test_every_row_and_source_is_in_the_file_and_footnotes_lead_to_sources():
    made = small_brief()
    read = Read(written(made))
    rows = sum(len(table.rows) for table in made.tables)
    assert (read.tags["tr"], read.tags["li"]) == (rows + 3, len(made.sources))
    anchors = {f"#{value}" for name, value in read.values if name == "id"}
    assert {link for link in read.links() if link.startswith("#")} == anchors
    assert [link for link in read.links() if not link.startswith("#")] == [
        ADDRESS,
        *(source.url for source in made.sources),
    ]


def test_hostile_text_is_text():
    content = written(brief(view(hostile_atlas(), Selection()), TODAY, "javascript:alert(1)"))
    read = Read(content)
    assert "script" not in read.tags
    for words in HOSTILE:
        assert read.text.count(words) >= SHOWN_EACH, words
    assert [link for link in read.links() if not re.fullmatch(r"#source-\d+", link)] == []
    assert "javascript:alert(1)" in read.text


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_an_address_that_is_none_of_the_web_is_no_link(url: str):
    made = replace(small_brief(), sources=(Footnote("News", "", url),))
    assert url not in Read(written(made)).links()


def test_a_brief_in_a_language_from_right_to_left_says_so():
    content = written(replace(small_brief(), language="fa", direction="rtl"))
    assert b'<html lang="fa" dir="rtl">' in content


def test_names_are_kept_apart_from_the_text_around_them():
    cities = "city_id,name,country\na,خوی,IR\nb,Konya,TR\n"
    agreements = "agreement_id,city_a,city_b,status\n1,a,b,active\n"
    content = brief_html(small_view(cities=cities, agreements=agreements), TODAY, "").decode()
    assert '<div><bdi>خوی</bdi> <bdi class="aside">Iran</bdi> </div>' in content


def test_a_brief_of_nothing_is_a_file_without_tables():
    read = Read(brief_html(small_view(Selection(country=("JP",))), TODAY, ADDRESS))
    assert (read.tags["table"], read.tags["img"], read.tags["ol"]) == (0, 0, 0)
    assert "0 of 6 agreements: Japan" in read.text
    assert "No agreement meets this selection." in read.text
