"""What a reason rests on: words, and the links to the rows behind them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from twinning.atlas import Mask
from twinning.labels import pair_label, status_label, theme_label
from twinning.language import _, mid_sentence, ngettext, number
from twinning.schema import IN_FORCE
from twinning.seeker import Seeker
from twinning.selection import Selection

NAMED = 10  # shared partners; of two busy cities there can be many more


@dataclass(frozen=True)
class Link:
    """The way to the agreements of a selection, one of which is opened when it is named."""

    words: str
    selection: Selection
    agreement: str = ""


@dataclass(frozen=True)
class Evidence:
    """One thing that a reason rests on; a link without words is that of the evidence's own."""

    words: str
    links: tuple[Link, ...] = ()


def shared_partners(seeker: Seeker, there: int) -> list[Evidence]:
    """Each partner that both cities have, with the agreements of either."""
    theirs = seeker.rows_of(there, seeker.in_force)
    shared = [partner for partner in seeker.partners if partner in theirs]
    named = [
        Evidence(
            seeker.name_of(partner),
            (
                *_opened(seeker, seeker.here, partner, seeker.partners[partner]),
                *_opened(seeker, there, partner, theirs[partner]),
            ),
        )
        for partner in shared[:NAMED]
    ]
    more = len(shared) - NAMED
    if more <= 0:
        return named
    words = ngettext("{count} more", "{count} more", more).format(count=number(more))
    return [*named, Evidence(words, (Link("", _in_force(seeker, there)),))]


def shared_themes(seeker: Seeker, there: int) -> list[Evidence]:
    """Each theme that agreements of both cities have, leading to these agreements."""
    found = _in_force(seeker, there)
    return [
        Evidence(theme_label(seeker.atlas, theme), (Link("", replace(found, theme=(theme,))),))
        for theme, cities in seeker.themes.items()
        if cities[there]
    ]


def agreements(seeker: Seeker, rows: Iterable[int]) -> list[Evidence]:
    """The agreements at some positions with their status, each leading to itself."""
    table = seeker.atlas.agreements
    return [
        Evidence(
            _("{agreement} ({status})").format(
                agreement=pair_label(*(seeker.name_of(city) for city in seeker.atlas.parties[row])),
                status=mid_sentence(status_label(str(table["status"].iat[row]))),
            ),
            (Link("", *_one(seeker, row)),),
        )
        for row in rows
    ]


def count(counted: Mask, selection: Selection) -> list[Evidence]:
    """How many agreements are counted, leading to them: those of the selection."""
    found = int(np.count_nonzero(counted))
    words = ngettext("{count} agreement", "{count} agreements", found)
    return [Evidence(words.format(count=number(found)), (Link("", selection),))]


def _opened(seeker: Seeker, city: int, partner: int, rows: Iterable[int]) -> list[Link]:
    """A link named after the city for each of its agreements with a partner."""
    return [Link(seeker.name_of(city), *_one(seeker, row, partner)) for row in rows]


def _one(seeker: Seeker, row: int, city: int | None = None) -> tuple[Selection, str]:
    """An agreement among all of its party `city`, the first one unless it is named."""
    party = seeker.atlas.parties[row, 0] if city is None else city
    agreement_id = str(seeker.atlas.agreements["agreement_id"].iat[row])
    return Selection(city=(seeker.id_of(int(party)),)), agreement_id


def _in_force(seeker: Seeker, there: int) -> Selection:
    """The agreements in force of both cities that meet the selection."""
    both = (seeker.id_of(seeker.here), seeker.id_of(there))
    return replace(seeker.selection, city=both, status=seeker.among(IN_FORCE))
