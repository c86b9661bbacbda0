"""What each kind of reason for or against a candidate rests on."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np

from twinning import evidence
from twinning.alphabets import order_key
from twinning.countries import country_name
from twinning.evidence import Evidence
from twinning.language import isolated, number
from twinning.likeness import tags_of
from twinning.merits import PAST
from twinning.official_languages import language_name, official_languages
from twinning.populations import Populations
from twinning.schema import IN_FORCE, PENDING
from twinning.seeker import Seeker
from twinning.selection import Selection


@dataclass(frozen=True, eq=False)
class Pair:
    """A seeker and one candidate, the city at position `there`, of which `amount` is measured."""

    seeker: Seeker
    there: int
    amount: float
    populations: Populations

    @property
    def country(self) -> str:
        """The candidate's country."""
        return self.seeker.country_of(self.there)

    @property
    def is_own(self) -> bool:
        """Whether the candidate itself is concerned and not only its country."""
        return self.amount == 1


def _partners(pair: Pair) -> list[Evidence]:
    return evidence.shared_partners(pair.seeker, pair.there)


def _themes(pair: Pair) -> list[Evidence]:
    return evidence.shared_themes(pair.seeker, pair.there)


def _tags(pair: Pair) -> list[Evidence]:
    atlas, theirs = pair.seeker.atlas, tags_of(pair.seeker.atlas, pair.there)
    return [
        Evidence(tag.replace("-", " ")) for tag in tags_of(atlas, pair.seeker.here) if tag in theirs
    ]


def _language(pair: Pair) -> list[Evidence]:
    both = official_languages(pair.seeker.country) & official_languages(pair.country)
    return [Evidence(language) for language in sorted(map(language_name, both), key=order_key)]


def _inhabitants(pair: Pair) -> list[Evidence]:
    cities = (pair.seeker.here, pair.there)
    return [
        Evidence(f"{isolated(pair.seeker.name_of(city))} {number(int(pair.populations[city]))}")
        for city in cities
    ]


def _interest(pair: Pair) -> list[Evidence]:
    seeker, home = pair.seeker, pair.seeker.country
    if pair.is_own:
        rows = seeker.rows_of(pair.there, seeker.pending)
        with_home = pair.country != home
        return evidence.agreements(
            seeker,
            [
                row
                for partner, pending in rows.items()
                if partner == seeker.here or (with_home and seeker.country_of(partner) == home)
                for row in pending
            ],
        )
    status, both = seeker.among(PENDING), (home, pair.country)
    selection = replace(seeker.selection, country=both, between=True, status=status)
    return evidence.count(seeker.pending & seeker.between(pair.country), selection)


def _covered(pair: Pair) -> list[Evidence]:
    return _own_with_country(pair, IN_FORCE)


def _pending(pair: Pair) -> list[Evidence]:
    if pair.is_own:
        return evidence.agreements(pair.seeker, _own(pair, PENDING))
    return _own_with_country(pair, PENDING)


def _past(pair: Pair) -> list[Evidence]:
    return evidence.agreements(pair.seeker, _own(pair, PAST))


def _home(pair: Pair) -> list[Evidence]:
    return [Evidence(country_name(pair.country))]


def _own(pair: Pair, statuses: Collection[str]) -> list[int]:
    """The agreements of the two with one of the statuses."""
    seeker = pair.seeker
    rows = seeker.own & seeker.of(pair.there) & seeker.with_status(statuses)
    return np.flatnonzero(rows).tolist()


def _own_with_country(pair: Pair, statuses: Collection[str]) -> list[Evidence]:
    """How many agreements with one of the statuses the city has with a country abroad."""
    seeker = pair.seeker
    counted = seeker.own & seeker.between(pair.country) & seeker.with_status(statuses)
    city = (seeker.id_of(seeker.here),)
    selection = Selection(city=city, country=(pair.country,), status=tuple(sorted(statuses)))
    return evidence.count(counted, selection)


GROUNDS: Mapping[str, Callable[[Pair], list[Evidence]]] = {
    "partners": _partners,
    "themes": _themes,
    "tags": _tags,
    "language": _language,
    "population": _inhabitants,
    "interest": _interest,
    "covered": _covered,
    "pending": _pending,
    "past": _past,
    "size": _inhabitants,
    "home": _home,
}
