"""HTML made as a tree: what is put into it as text is read as text."""

import json
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from twinning.maps.markup import data, document, element, source

# Tables hold no control characters, and UTF-8 no half of a pair.
TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"]))


class Read(HTMLParser):
    """What a browser makes of a page: its tags with their attributes, and its text."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@given(TEXT, TEXT)
def test_text_and_attributes_come_out_as_they_went_in(text: str, value: str):
    read = Read(document(element("p", text, title=value)))
    assert read.tags == [("p", {"title": value})]
    assert read.text == f"\n{text}"


def test_children_and_text_keep_their_order():
    tree = element("p", "a ", element("b", "b"), " c", " d", class_="x", data_address="y")
    page = b'<!doctype html>\n<p class="x" data-address="y">a <b>b</b> c d</p>'
    assert document(tree) == page


@given(st.dictionaries(TEXT, TEXT))
def test_json_comes_out_as_it_went_in_and_cannot_end_its_element(content: dict[str, str]):
    read = Read(document(data(content, id="words")))
    assert read.tags == [("script", {"type": "application/json", "id": "words"})]
    assert json.loads(read.text) == content
    assert set(read.text).isdisjoint("<>&\u2028\u2029")


def test_a_script_is_known_by_its_hash():
    expected = b64encode(sha256("“hello”".encode()).digest()).decode()
    assert source("“hello”") == f"'sha256-{expected}'"
