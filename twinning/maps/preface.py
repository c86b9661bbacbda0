"""What stands above a map in one file: the selection, its state and its origin, in words."""

from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element

from twinning import __version__
from twinning.dates import spoken
from twinning.language import _, ngettext, number
from twinning.maps.markup import element
from twinning.omissions import omitted, reasons
from twinning.sentence import sentence, standing
from twinning.series import strung
from twinning.view import View


def preface(view: View, today: date) -> Element:
    """The selection, how it stands, what of it is not on the map and why, and who says so when."""
    made = _("As of {day}, version {version} of the tables; made by Twinning Atlas {program}.")
    origin = made.format(
        day=spoken(today.isoformat()), version=view.atlas.version, program=__version__
    )
    return element(
        "header",
        element("h1", _("Agreements between cities")),
        element("p", sentence(view), class_="sentence", dir="auto"),
        *_state(view),
        *_absent(view),
        element("p", origin, class_="origin"),
    )


def _state(view: View) -> Iterator[Element]:
    if view.count:
        yield element("p", standing(view))
    else:
        yield element("p", _("No agreement meets all these filters."))


def _absent(view: View) -> Iterator[Element]:
    """How many of the selected agreements are not on the map, and for which reasons."""
    count = len(omitted(view))
    if not count:
        return
    words = ngettext(
        "{count} selected agreement is not on the map",
        "{count} selected agreements are not on the map",
        count,
    )
    yield element("p", f"{words.format(count=number(count))}: {strung(reasons(view))}")
