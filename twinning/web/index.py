"""The page that every visit begins with: Streamlit's own, made ours before it is sent."""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from twinning.language import _, direction, language_tag
from twinning.maps.markup import element
from twinning.maps.scripts import bundle_address
from twinning.reader import LANGUAGES, Reader, chosen, speak_to, spoken_to
from twinning.settings import PROJECT
from twinning.web.phrases import phrases

STYLES = (
    "atlas/page/page.css",
    "atlas/page/mirror.css",
    "atlas/page/beside.css",
    "atlas/page/room.css",
    "atlas/page/access.css",
)
FONT = "fonts/vazirmatn/Vazirmatn-NonLatin.woff2"
_ASSETS = "./assets"  # as Streamlit's page names its own files, whatever path it lies below
_PLACES = re.compile("<html[^>]*>|<title>[^<]*</title>|(?=</head>)")


def index_routes(start: str, shell: Path) -> list[BaseRoute]:
    """The routes of every page below the path `start`; `shell` is the file of Streamlit's own.

    Raises ValueError where that file has not the places into which ours is put.
    """
    pieces = _PLACES.split(shell.read_text(encoding="utf-8"))
    if len(pieces) != 4:
        raise ValueError(f"{shell}: expected one html, one title and one head")
    pages = sorted(path.stem for path in PROJECT.glob("pages/*.py"))
    return [Route(f"{start}/{page}", _answer(*pieces)) for page in ("", *pages)]


def _answer(before: str, head: str, links: str, rest: str) -> Callable[[Request], Response]:
    """What answers with the pieces of Streamlit's page, ours between them."""

    def answer(request: Request) -> Response:
        browser = request.headers.get("accept-language", "").partition(",")[0]
        preferred = chosen("", "", browser, has_years=False).language
        asked = request.query_params.get("lang", "")
        speak_to(chosen(asked, "", browser, has_years=False))
        ours = _written(element("html", **_page())).removesuffix("</html>")
        title = _written(element("title", _("Twinning Atlas")))
        added = "".join(map(_written, _linked(preferred)))
        page = f"{before}{ours}{head}{title}{links}{added}{rest}"
        return HTMLResponse(page, headers={"Cache-Control": "no-cache", "Vary": "Accept-Language"})

    return answer


def _linked(preferred: str) -> Iterator[Element]:
    """Our styles and script; a page from right to left wants its font before its first word."""
    for style in STYLES:
        yield element("link", rel="stylesheet", href=f"{_ASSETS}/{style}")
    if direction() == "rtl":
        preload = {"rel": "preload", "as": "font", "crossorigin": ""}
        yield element("link", href=f"{_ASSETS}/{FONT}", **preload)
    script = f"{_ASSETS}/{bundle_address('page')}"
    told = {"data_pages": _pages(), "data_phrases": _phrases(), "data_preferred": preferred}
    yield element("script", src=script, **told)


@cache
def _pages() -> str:
    """The attributes of a page by its language, as JSON."""
    return _by_language(lambda language: (language, _page()))


@cache
def _phrases() -> str:
    """What a page says to those who hear it, by the tag of its language, as JSON."""
    return _by_language(lambda _language: (language_tag(), phrases()))


def _by_language(said: Callable[[str], tuple[str, dict[str, str]]]) -> str:
    found = {}
    for language in LANGUAGES:
        with spoken_to(Reader(language)):
            name, words = said(language)
            found[name] = words
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _page() -> dict[str, str]:
    """What a page in the reader's language says of itself."""
    return {"lang": language_tag(), "dir": direction()}


def _written(part: Element) -> str:
    return tostring(part, encoding="unicode", method="html")
