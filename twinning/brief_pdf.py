"""The meeting brief as PDF, tagged, on A4.

Typst sets it: it comes as one wheel without system packages, shapes every script, runs text by the
Unicode bidirectional algorithm, repeats the heads of tables and tags what it writes.  WeasyPrint
does as much but needs Pango from the system; fpdf2 and ReportLab shape and reorder right-to-left
text in part, or through other packages, and lay out paragraphs of both directions wrongly.
"""

from dataclasses import asdict
from datetime import date
from pathlib import Path

from twinning.brief import Brief, brief
from twinning.typesetting import FAMILIES, typeset
from twinning.view import View

TEMPLATE = Path(__file__).with_name("brief.typ")


def brief_pdf(view: View, today: date, address: str) -> bytes:
    """The brief of the selection on that day; `address` leads to the same selection."""
    return written(brief(view, today, address), today)


def written(content: Brief, today: date) -> bytes:
    """The brief as a PDF file, the same bytes for the same content and day."""
    day = {"year": today.year, "month": today.month, "day": today.day}
    words = asdict(content) | {"title": content.title, "fonts": FAMILIES, "day": day}
    return typeset(TEMPLATE, words, format="pdf")
