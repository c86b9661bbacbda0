"""A view and its colophon → the bytes of a file, one function for each kind."""

from twinning import brief_html as html
from twinning import brief_pdf as pdf
from twinning import picture
from twinning.calendar_file import calendar_file
from twinning.colophon import Colophon
from twinning.exporting import export_csv
from twinning.geojson import agreements_geojson
from twinning.maps.standalone import standalone_html
from twinning.view import View

SLIDE_WIDTH, SLIDE_HEIGHT = 1280, 720  # pixels: a slide of 16 to 9


def brief_pdf(view: View, about: Colophon) -> bytes:
    """The meeting brief as PDF."""
    return pdf.brief_pdf(view, about.made_on, about.address)


def brief_html(view: View, about: Colophon) -> bytes:
    """The meeting brief as HTML."""
    return html.brief_html(view, about.made_on, about.address)


def calendar(view: View, about: Colophon) -> bytes:
    """What is due and what ends as a calendar file."""
    return calendar_file(view.atlas, view.mask, about.made_on)


def png(view: View, about: Colophon) -> bytes:
    """The picture of the map as PNG."""
    return picture.png(_drawing(view, about))


def svg(view: View, about: Colophon) -> bytes:
    """The picture of the map as SVG."""
    return _drawing(view, about).encode()


def _drawing(view: View, about: Colophon) -> str:
    return picture.svg(
        view.atlas,
        view.drawn,
        width=SLIDE_WIDTH,
        height=SLIDE_HEIGHT,
        caption=about.selection,
    )


def standalone(view: View, about: Colophon) -> bytes:
    """The interactive map in one file."""
    return standalone_html(view, about.made_on)


def csv(view: View, _about: Colophon, profile: str) -> bytes:
    """The agreements as CSV."""
    return export_csv(view.atlas, view.mask, profile)


def geojson(view: View, _about: Colophon) -> bytes:
    """The agreements as GeoJSON."""
    return b"".join(agreements_geojson(view.atlas, view.mask))
