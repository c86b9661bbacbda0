"""What a file that is taken away says of itself: the selection, how much it holds, from where."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from twinning import __version__
from twinning.dates import spoken
from twinning.language import _, number
from twinning.sentence import sentence, standing
from twinning.view import View


@dataclass(frozen=True)
class Colophon:
    """The selection in words and as an address, the version of the tables, and the day."""

    selection: str
    standing: str
    address: str
    version: str
    made_on: date

    def facts(self, counts: Mapping[str, int]) -> list[tuple[str, str]]:
        """Every line with its name, and how many rows there are of each kind of thing."""
        return [
            (_("Selection"), self.selection),
            (_("How they stand"), self.standing),
            (_("The same selection"), self.address),
            *((name, number(count)) for name, count in counts.items()),
            (_("Version of the tables"), self.version),
            (_("Made on"), spoken(self.made_on.isoformat())),
            (_("Made by"), _("Twinning Atlas {version}").format(version=__version__)),
        ]


def colophon(view: View, today: date, address: str) -> Colophon:
    """What a file made of the view on a day says of itself; `address` leads to the view."""
    return Colophon(sentence(view), standing(view), address, view.atlas.version, today)
