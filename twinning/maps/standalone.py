"""The map of a selection in one file, which opens from a disk and asks nobody for anything."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

import numpy as np

from twinning.countries import country_name
from twinning.language import _, direction, forms, language_tag
from twinning.maps import scripts
from twinning.maps.base import settings
from twinning.maps.enclosed import DOCUMENT, GROUND, enclosed_document, enclosed_ground
from twinning.maps.layer import Bundling, Colouring, Message, bitset, focus, ringed
from twinning.maps.listing import listing
from twinning.maps.markup import data, document, element, source
from twinning.maps.numbering import Numbering, numbered
from twinning.maps.preface import preface
from twinning.maps.stylesheets import standalone_styles
from twinning.maps.words import bundle_labels, colour_labels, text
from twinning.omissions import omissions
from twinning.sentence import sentence
from twinning.settings import borders_drawn
from twinning.view import View

LICENCES = ("leaflet", "leaflet.fullscreen", "natural-earth")


def standalone_html(
    view: View, today: date | None = None, *, colour: Colouring = "theme", bundle: Bundling = ""
) -> bytes:
    """The selected agreements, and nothing else, as an interactive map: one HTML file.

    It forbids itself every connection, and every script and style but its own.  It bears the date
    `today`, the present one unless given, and opens with that colouring and bundling of its arcs.
    """
    absences = omissions(view)["reason"]
    numbers = numbered(view.atlas, view.drawn)
    message = _message(view, numbers, colour, bundle)
    ground = settings(GROUND, borders_drawn())
    body = element(
        "body",
        preface(view, today or date.today()),
        element("main", *_map(), *listing(view, absences)),
        element("footer", _licences()),
        *enclosed_document(view.atlas, numbers, absences),
        *enclosed_ground(ground["outlines"].values()),
        data(_page(view, message, ground), id="page"),
        element("script", _script("painter"), id="painter", type="text/plain"),
        element("script", _script("standalone")),
    )
    page = {"lang": language_tag(), "dir": direction()}
    return document(element("html", _head(view), body, **page))


def _head(view: View) -> Element:
    """The page's title, its styles, and the policy that lets nothing in or out."""
    styles = standalone_styles()
    policy = {
        "default-src": "'none'",
        "script-src": source(_script("standalone")),
        "worker-src": "blob:",
        "style-src": source(styles),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    allowed = "; ".join(f"{kind} {origin}" for kind, origin in policy.items())
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=allowed),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", sentence(view)),
        element("style", styles),
    )


def _map() -> Iterator[Element]:
    """The map's place, and the menus for its arcs; a word instead of both until they work."""
    yield element(
        "div",
        _menu("bundle", _("Arcs between"), bundle_labels()),
        _menu("colour", _("Colour of the arcs"), colour_labels()),
        id="switches",
        hidden="",
    )
    yield element("p", _("The map could not be loaded. The table holds the same."), id="absent")
    yield element("div", id="map")


def _menu(name: str, label: str, labels: Mapping[str, str]) -> Element:
    options = [element("option", words, value=value) for value, words in labels.items()]
    return element("select", *options, name=name, aria_label=label)


def _message(view: View, numbers: Numbering, colour: Colouring, bundle: Bundling) -> Message:
    drawn = len(numbers.agreements)
    return Message(
        document=DOCUMENT,
        version=view.atlas.version,
        shown=bitset(np.ones(drawn, dtype=bool)),
        selected=view.count,
        omitted=view.count - drawn,
        colour=colour,
        focus=focus(view.atlas, view.selection, numbers),
        cities=ringed(view.atlas, view.selection, numbers),
        bundle=bundle,
        fit=DOCUMENT,
    )


def _page(view: View, message: Message, ground: Mapping[str, Any]) -> dict[str, Any]:
    """What the page's script is told beside the files enclosed."""
    countries = view.cities["country"].unique().tolist()
    words = {
        "fullscreen": _("Full screen"),
        "leave": _("Leave full screen"),
        "close": _("Close"),
        "absent": forms("{count} of them not on the map", "{count} of them not on the map"),
        "more": _("The first {listed} of {count}; a narrower selection shows the others."),
    }
    return {
        "settings": ground,
        "message": asdict(message),
        "countries": {code: country_name(code) for code in countries},
        "text": text() | words,
    }


def _script(name: str) -> str:
    return scripts.bundle(name).content.decode()


def _licences() -> Element:
    """What the makers of the parts in the file ask to be kept with them."""
    texts = [(scripts.STATIC / name / "LICENSE").read_text(encoding="utf-8") for name in LICENCES]
    summary = element("summary", _("Licences of Leaflet, Leaflet.fullscreen and Natural Earth"))
    return element("details", summary, *(element("pre", licence) for licence in texts))
