"""The kinds of files that can be taken away: what each is called and for, and who writes it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from twinning.colophon import Colophon
from twinning.exporting import MACHINE, SPREADSHEET
from twinning.language import _
from twinning.package import package
from twinning.ui import file_writers as writers
from twinning.view import View
from twinning.workbook import workbook

Write = Callable[[View, Colophon], bytes]


@dataclass(frozen=True)
class File:
    """A kind of file: what it is called and for, its ending and type, and who writes it."""

    label: str
    about: str
    ending: str
    media_type: str
    icon: str
    write: Write


def groups() -> dict[str, list[File]]:
    """All kinds of files, by what they are for."""
    return {
        _("For a meeting"): _for_a_meeting(),
        _("For a slide or a letter"): _for_a_slide(),
        _("For a spreadsheet"): _for_a_spreadsheet(),
        _("For a program"): _for_a_program(),
    }


def _for_a_meeting() -> list[File]:
    return [
        File(
            _("Brief as PDF"),
            _("Map, agreements, events, what is waiting, and sources as footnotes, on A4."),
            "pdf",
            "application/pdf",
            "picture_as_pdf",
            writers.brief_pdf,
        ),
        File(
            _("Brief as HTML"),
            _("The same as one page for a browser, which needs no network."),
            "brief.html",
            "text/html",
            "article",
            writers.brief_html,
        ),
        File(
            _("Calendar"),
            _("What is due and what ends, as days of a calendar program."),
            "ics",
            "text/calendar",
            "event",
            writers.calendar,
        ),
    ]


def _for_a_slide() -> list[File]:
    return [
        File(
            _("Picture (PNG)"),
            _("The map with its legend, as large as a slide."),
            "png",
            "image/png",
            "image",
            writers.png,
        ),
        File(
            _("Picture (SVG)"),
            _("The same as a drawing, sharp at any size."),
            "svg",
            "image/svg+xml",
            "shape_line",
            writers.svg,
        ),
        File(
            _("Map to explore"),
            _("The interactive map in one file, which opens without a network."),
            "map.html",
            "text/html",
            "public",
            writers.standalone,
        ),
    ]


def _for_a_spreadsheet() -> list[File]:
    return [
        File(
            _("Workbook"),
            _("Agreements, cities, sources and events, a sheet each, with labels."),
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "table_view",
            workbook,
        ),
        File(
            _("CSV with labels"),
            _("The agreements, guarded against cells that would run as formulas."),
            "csv",
            "text/csv",
            "csv",
            partial(writers.csv, profile=SPREADSHEET),
        ),
    ]


def _for_a_program() -> list[File]:
    return [
        File(
            _("Package of tables"),
            _("Five CSV files, code lists and a CSVW description with checksums, zipped."),
            "zip",
            "application/zip",
            "folder_zip",
            package,
        ),
        File(
            _("Plain CSV"),
            _("The agreements with ids only, as they can be put back."),
            "plain.csv",
            "text/csv",
            "csv",
            partial(writers.csv, profile=MACHINE),
        ),
        File(
            _("GeoJSON"),
            _("The agreements as great circles, for a geographic information system."),
            "geojson",
            "application/geo+json",
            "polyline",
            writers.geojson,
        ),
    ]
