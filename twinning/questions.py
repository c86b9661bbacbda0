"""Questions: a name asked of one country, and what the gazetteer has under it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rapidfuzz import fuzz, process

from twinning.gazetteer import Gazetteer
from twinning.namesakes import choose, elsewhere, region_key
from twinning.place import Match
from twinning.spelling import Qualified, bare, joint, qualified
from twinning.text import fold

NEAR_SPELLING = 75  # of 100: the share of letters two names have in common


@dataclass(frozen=True)
class Question:
    """A name that nothing in a country bears as it is written."""

    name: str
    country: str
    gazetteer: Gazetteer

    @cached_property
    def within(self) -> Qualified | None:
        """What the name says that its place is part of."""
        within = qualified(self.name)
        return within and replace(within, whole=bare(within.whole) or within.whole)

    @cached_property
    def joined(self) -> list[str]:
        """The names joined in this one, "(district)" and the like aside."""
        within = self.within
        return joint(within.part if within and not bare(within.whole) else self.name)

    def named(self, spelling: str) -> list[Match]:
        """The country's places of that other name."""
        return self.gazetteer.named(spelling, self.country)

    def near(self, limit: int) -> list[str]:
        """The names of the country most like this one with its first letter, as folded."""
        return near_spellings(fold(self.name), self.country, self.gazetteer, limit)


def near_spellings(name: str, country: str, gazetteer: Gazetteer, limit: int) -> list[str]:
    """The names of a country most like a folded one with its first letter, at most `limit`."""
    spellings = gazetteer.spellings(name[:1], country)
    near = process.extract(
        name, spellings, scorer=fuzz.ratio, limit=limit, score_cutoff=NEAR_SPELLING
    )
    return [spelling for spelling, *_score in near]


def has_region(country: str, region: str, gazetteer: Gazetteer) -> bool:
    """Whether a country has a first-level division of that name or code."""
    key = region_key(region)
    return any(key in (region_key(name), fold(code)) for name, code in gazetteer.regions(country))


def chosen(matches: Iterable[Match], written: str = "") -> Match | None:
    """The one that a name means among its matches, as `choose` has it."""
    choice = choose(list(matches), written)
    return choice[0] if choice else None


def only(matches: Sequence[Match]) -> Match | None:
    """The first of the matches when they all are one place."""
    return matches[0] if matches and not elsewhere(matches[0], matches) else None
