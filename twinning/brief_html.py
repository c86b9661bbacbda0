"""The meeting brief as one HTML file, to read on a screen or to print on A4.

It holds no script and asks for nothing.  A tree is built and its text set as text, so that no word
of a table can become markup.
"""

from base64 import b64encode
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

from twinning.brief import Brief, brief, is_web
from twinning.language import _, number
from twinning.paper import Cell, Figure, Line, Table
from twinning.view import View

STYLE = Path(__file__).with_name("brief.css")
ALLOWED = {"default-src": "'none'", "style-src": "'unsafe-inline'", "img-src": "data:"}
POLICY = "; ".join(f"{kind} {sources}" for kind, sources in ALLOWED.items())


def brief_html(view: View, today: date, address: str) -> bytes:
    """The brief of the selection on that day; `address` leads to the same selection."""
    return written(brief(view, today, address))


def written(content: Brief) -> bytes:
    """The brief as an HTML file in UTF-8."""
    root = Element("html", lang=content.language, dir=content.direction)
    _draw_head(SubElement(root, "head"), content)
    body = SubElement(root, "body")
    _draw_title(SubElement(body, "header"), content)
    main = SubElement(body, "main")
    _draw_figures(main, content.figures)
    _draw_map(main, content)
    for table in content.tables:
        _draw_table(SubElement(main, "section"), table)
    if content.sources:
        _draw_sources(SubElement(main, "section"), content)
    footer = SubElement(body, "footer")
    _put(footer, "p", content.origin)
    return b"<!DOCTYPE html>\n" + tostring(root, encoding="unicode", method="html").encode()


def _put(parent: Element, tag: str, text: str, **attributes: str) -> Element:
    """A new element with that text, of which a class may be given as `kind`."""
    if kind := attributes.pop("kind", ""):
        attributes["class"] = kind
    element = SubElement(parent, tag, attributes)
    element.text = text
    return element


def _draw_head(head: Element, content: Brief) -> None:
    SubElement(head, "meta", charset="utf-8")
    policy = {"http-equiv": "Content-Security-Policy", "content": POLICY}
    SubElement(head, "meta", policy)
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    _put(head, "title", content.title)
    _put(head, "style", STYLE.read_text(encoding="utf-8"))


def _draw_title(header: Element, content: Brief) -> None:
    kind = _put(header, "p", "", kind="kind")
    _put(kind, "span", content.kind)
    _put(kind, "span", content.date)
    _put(_put(header, "h1", ""), "bdi", content.subject)
    _put(_put(header, "p", ""), "bdi", content.selection)
    _put_address(_put(header, "p", ""), content.address)


def _put_address(parent: Element, address: str) -> None:
    """A web address, as a link if it is one; it stands in full, so that paper has it as well."""
    if is_web(address):
        _put(parent, "a", address, href=address, dir="ltr", rel="noreferrer")
    else:
        _put(parent, "bdi", address)


def _draw_figures(main: Element, figures: Iterable[Figure]) -> None:
    block = _put(main, "dl", "", kind="figures")
    for figure in figures:
        entry = SubElement(block, "div")
        _put(entry, "dt", figure.label)
        _put(entry, "dd", figure.count, kind="count")
        if figure.detail:
            _put(entry, "dd", figure.detail, kind="detail")


def _draw_map(main: Element, content: Brief) -> None:
    """The map as a picture of its own, in which no script runs, and what it leaves out."""
    frame = SubElement(main, "figure")
    if content.map:
        picture = b64encode(content.map.encode()).decode()
        source = f"data:image/svg+xml;base64,{picture}"
        SubElement(frame, "img", src=source, alt=content.map_words)
    _put(frame, "figcaption", content.not_on_map)


def _draw_table(section: Element, table: Table) -> None:
    _put(section, "h2", table.title)
    if table.remark:
        _put(section, "p", table.remark, kind="remark")
    if not table.rows:
        return
    frame = SubElement(section, "table", role="table")
    widths = SubElement(frame, "colgroup")
    for share in table.shares:
        SubElement(widths, "col", style=f"width:{share}%")
    head = SubElement(SubElement(frame, "thead"), "tr", role="row")
    for column in table.columns:
        _put(head, "th", column, scope="col", role="columnheader")
    body = SubElement(frame, "tbody")
    for first, *others in table.rows:
        row = SubElement(body, "tr", role="row")
        _draw_cell(SubElement(row, "th", scope="row", role="rowheader"), first)
        for column, cell in zip(table.columns[1:], others, strict=True):
            place = {"role": "cell", "data-column": column}
            _draw_cell(SubElement(row, "td", place), cell)


def _draw_cell(place: Element, cell: Cell) -> None:
    for line in cell.lines:
        _draw_line(SubElement(place, "div"), line)
    if cell.notes:
        notes = SubElement(place, "div")
        for note in cell.notes:
            link = _put(notes, "a", number(note), href=f"#source-{note}")
            link.tail = _(", ") if note != cell.notes[-1] else ""


def _draw_line(place: Element, line: Line) -> None:
    """The line, its parts kept apart where one runs the other way."""
    if line.text:
        _put(place, "bdi", line.text).tail = " "
    if line.aside:
        _put(place, "bdi", line.aside, kind="aside").tail = " "


def _draw_sources(section: Element, content: Brief) -> None:
    _put(section, "h2", content.sources_title)
    sources = SubElement(section, "ol")
    for position, source in enumerate(content.sources, 1):
        entry = SubElement(sources, "li", id=f"source-{position}")
        _draw_line(entry, Line(source.title, source.about))
        if source.url:
            _put_address(entry, source.url)
