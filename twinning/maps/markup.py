"""HTML as a tree: text that is put into it comes out as text, whatever it holds."""

import json
from base64 import b64encode
from hashlib import sha256
from typing import Any
from xml.etree.ElementTree import Element, tostring

# They end a script or begin a comment in it, or end a line of it.
ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def element(tag: str, *children: Element | str, **attributes: str) -> Element:
    """An element with its children; `class_` names the attribute class, `data_x` is data-x."""
    made = Element(tag, {_attribute(name): value for name, value in attributes.items()})
    for child in children:
        if isinstance(child, Element):
            made.append(child)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + child
        else:
            made.text = (made.text or "") + child
    return made


def data(content: Any, **attributes: str) -> Element:
    """An element that holds JSON for a script to read; nothing in it can end the element."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return element("script", text, type="application/json", **attributes)


def document(html: Element) -> bytes:
    """The file of a whole page.

    The text of scripts and styles is written as it is: it must be our own, or escaped.
    """
    return b"<!doctype html>\n" + bytes(tostring(html, encoding="utf-8", method="html"))


def source(text: str) -> str:
    """The source expression by which a Content-Security-Policy knows an inline script or style."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}'"


def _attribute(name: str) -> str:
    return name.rstrip("_").replace("_", "-")
