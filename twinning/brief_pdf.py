"""The meeting brief as PDF, tagged, on A4.

Typst sets it: one wheel without system packages, which shapes every script, runs text by the
Unicode bidirectional algorithm, repeats the heads of tables and tags what it writes.  WeasyPrint
does as much with Pango, which pip cannot install; fpdf2 and ReportLab shape text only with the
help of a further package, and leave the layout of paragraphs and pages to whoever calls them.
"""

from dataclasses import asdict
from datetime import date
from pathlib import Path

from twinning.brief import Brief, brief
from twinning.language import _, number
from twinning.typesetting import FAMILIES, typeset
from twinning.view import View

TEMPLATE = Path(__file__).with_name("brief.typ")


def brief_pdf(view: View, today: date, address: str) -> bytes:
    """The brief of the selection on that day; `address` leads to the same selection."""
    return written(brief(view, today, address), today)


def written(content: Brief, today: date) -> bytes:
    """The brief as a PDF file, the same bytes for the same content and day."""
    day = {"year": today.year, "month": today.month, "day": today.day}
    made = {"title": content.title, "fonts": FAMILIES, "day": day}
    signs = {"digits": [number(digit) for digit in range(10)], "comma": _(", ")}
    return typeset(TEMPLATE, asdict(content) | made | signs, format="pdf")
