"""Every name of the atlas's cities as one folded text, so that a search is one scan of it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from twinning.atlas import Mask, Positions
from twinning.text import fold

LINE_END, BLANK = ord("\n"), ord(" ")
FIRST_OF_OTHERS = 0x80  # code unit of other scripts, in which words are not always kept apart
MOST_WORDS = 8  # that are looked for one by one

_BLANK_IN_ARABIC = re.compile(r"(?<=[\u0600-\u06ff]) (?=[\u0600-\u06ff])")


class Name(NamedTuple):
    """A name of the city at a position; its language as ISO 639 code, empty where not known."""

    city: int
    written: str
    language: str = ""


@dataclass(frozen=True, eq=False)
class Names:
    """Names as they are written, and folded, each on a line of `text` (UTF-16 code units).

    `cities` holds the position of each name's city, `lines` the position in the text where each
    name begins and, at last, where the text ends.  `languages` has the language of those names that
    are written so in one known language only.
    """

    written: tuple[str, ...]
    languages: Mapping[int, str]
    cities: Positions
    text: NDArray[np.uint16]
    lines: Positions

    def found(self, folded: str) -> Positions:
        """The positions of the names in which words begin with those of `folded`, best match first.

        The whole name comes before the beginning of a name, that before later words of it, and
        those before the same words in another order.  A name may come several times.
        """
        wanted = _units(_run_together(folded))
        places = self._places(wanted)
        names = self._names_at(places)
        first = places == self.lines[names]
        whole = first & (places + len(wanted) == self.lines[names + 1] - 1)
        rank = 2 - first.astype(np.int8) - whole
        in_order = names[np.argsort(rank, kind="stable")]
        return np.concatenate([in_order, self._in_any_order(set(folded.split()))])

    def _in_any_order(self, words: Set[str]) -> Positions:
        tell = all(word.isascii() or len(word) > 1 for word in words)  # others begin anywhere
        if not (tell and 1 < len(words) <= MOST_WORDS):
            return np.empty(0, np.int64)
        found = (self._names_at(self._places(_units(word))) for word in words)
        return np.asarray(reduce(np.intersect1d, found))

    @cached_property
    def _beginnings(self) -> Mask:
        """Where in the text a word begins."""
        between = (self.text == LINE_END) | (self.text == BLANK)
        return np.roll(between, 1)

    def _names_at(self, places: Positions) -> Positions:
        return np.searchsorted(self.lines, places, side="right") - 1

    def _places(self, wanted: NDArray[np.uint16]) -> Positions:
        """Where in the text a word begins so."""
        possible = self.text == wanted[0]
        if (wanted < FIRST_OF_OTHERS).all():  # other scripts, not all with blanks, match anywhere
            possible &= self._beginnings
        places = np.flatnonzero(possible)
        for offset, unit in enumerate(wanted[1:], start=1):
            places = places[self.text[places + offset] == unit]
        return places


def indexed(names: Iterable[Name]) -> Names:
    """The names ready to be searched; of those that fold alike for one city the first stays."""
    first: dict[tuple[int, str], str] = {}
    languages: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    for city, written, language in names:
        first.setdefault((city, _run_together(fold(written))), written)
        if language:
            languages[city, written].add(language)
    cities = [city for city, _folded in first]
    spoken = (languages.get(name, ()) for name in zip(cities, first.values(), strict=True))
    text = _units("".join(f"\n{folded}" for _city, folded in first) + "\n")
    return Names(
        written=tuple(first.values()),
        languages={at: min(those) for at, those in enumerate(spoken) if len(those) == 1},
        cities=np.array(cities, dtype=np.int64),
        text=text,
        lines=np.flatnonzero(text == LINE_END) + 1,
    )


def _run_together(folded: str) -> str:
    """The same without blanks between Arabic letters: they are put, joined or left out at will."""
    return folded if folded.isascii() else _BLANK_IN_ARABIC.sub("", folded)


def _units(text: str) -> NDArray[np.uint16]:
    return np.frombuffer(text.encode("utf-16-le"), dtype=np.uint16)
