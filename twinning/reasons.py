"""Why a city is a candidate partner of another, and why not: each reason with what it rests on."""

from dataclasses import dataclass

import pandas as pd

from twinning.countries import country_name
from twinning.evidence import Evidence
from twinning.grounds import GROUNDS, Pair
from twinning.language import N_, _
from twinning.populations import Populations
from twinning.seeker import Seeker
from twinning.weights import KINDS, Weights, sign

WORDS = {
    "partners": N_("both are partners of"),
    "themes": N_("both have agreements on"),
    "tags": N_("both are tagged"),
    "language": N_("official in both countries"),
    "population": N_("inhabitants, at most twice as many in one as in the other"),
    "interest": N_("proposed or approved between {there} and {here}"),
    "covered": N_("in force between {city} and {there}"),
    "pending": N_("already proposed or approved between {city} and {there}"),
    "past": N_("there was or may be one before"),
    "size": N_("inhabitants, more than ten times as many in one as in the other"),
    "home": N_("both lie in"),
}


@dataclass(frozen=True)
class Reason:
    """What speaks for or against a candidate; `points` are the weight times the amount."""

    kind: str
    weight: float
    amount: float
    words: str
    evidence: tuple[Evidence, ...]

    @property
    def points(self) -> float:
        """What it adds to the total; below 0 where it speaks against the candidate."""
        return sign(self.kind) * self.weight * self.amount


def reasons(
    seeker: Seeker, merits: "pd.Series[float]", weights: Weights, populations: Populations
) -> list[Reason]:
    """The reasons for and against one candidate, a row of `candidates`, that have a weight."""
    there = int(merits.name)  # type: ignore[call-overload]  # a row is named after its index
    return [
        Reason(kind, weights[kind], amount, _words(pair, kind), tuple(GROUNDS[kind](pair)))
        for kind in KINDS
        if (amount := float(merits[kind])) and weights[kind]
        for pair in [Pair(seeker, there, amount, populations)]
    ]


def _words(pair: Pair, kind: str) -> str:
    seeker = pair.seeker
    concerned = seeker.name_of(pair.there) if pair.is_own else country_name(pair.country)
    is_covered = kind == "covered"
    return _(WORDS[kind]).format(
        city=seeker.name_of(seeker.here),
        here=country_name(seeker.country),
        there=country_name(pair.country) if is_covered else concerned,
    )
