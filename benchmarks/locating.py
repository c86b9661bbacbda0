"""Locating: how many parties of a pairs table the gazetteer finds by name and country alone.

    python -m benchmarks.locating [FILE]

Without a table one of the same size is made of the gazetteer's own places.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from benchmarks.figure import Figure, run
from benchmarks.parties import Party, made, read
from benchmarks.surroundings import Surroundings
from twinning.countries import country_code, parts_of
from twinning.gazetteer import Gazetteer, index_path, opened
from twinning.geometry import distance_km
from twinning.location import Address, Located, Unlocated
from twinning.lookup import locate, named

RIGHT_KM = 25.0

Answer = Located | Unlocated


def figures(pairs: Path | None) -> list[Figure]:
    """What became of the parties, how trustworthy that is, and the time it took."""
    parties = read(pairs) if pairs else made()
    gazetteer = opened()
    addresses = [Address(party.name, country_code(party.country)) for party in parties]
    answers, timing = run(lambda: [locate(address, gazetteer) for address in addresses])
    around = Surroundings(index_path())
    found = list(zip(parties, addresses, answers, strict=True))
    kinds = Counter(_kind(*case, gazetteer, around) for case in found)
    listed = [case for case in found if isinstance(case[2], Unlocated)]
    ambiguous = [case for case in listed if _is_ambiguous(case[1], gazetteer)]
    abroad = sum(_is_abroad(address, answer, around) for _, address, answer in found)
    share = _shares(len(parties))
    return [
        Figure("Distinct parties", f"{len(parties):,}"),
        Figure("Right (within 25 km)", share(kinds["right"]), "at least 85 %"),
        Figure("Contradicted", share(kinds["outside"] + kinds["elsewhere"])),
        Figure("… the table lies outside the named country", share(kinds["outside"])),
        Figure("… the rest", share(kinds["elsewhere"]), "3.5 %"),
        Figure("Listed", share(len(listed))),
        Figure("… ambiguous", share(len(ambiguous))),
        Figure("… not found, or of no known country", share(len(listed) - len(ambiguous))),
        Figure("Ambiguous with the right place listed", _hits(ambiguous), "at least 60 %"),
        Figure("Placed in a country other than the named", f"{abroad:,}", "0"),
        *(_precision(confidence, found) for confidence in ("high", "medium")),
        Figure("Time for all", str(timing), "20 s"),
    ]


def _kind(
    party: Party, address: Address, answer: Answer, gazetteer: Gazetteer, around: Surroundings
) -> str:
    if isinstance(answer, Unlocated):
        return "ambiguous" if _is_ambiguous(address, gazetteer) else "unknown"
    if _is_there(party, answer.latitude, answer.longitude):
        return "right"
    outside = around.lies_outside(address.country, party.latitude, party.longitude)
    return "outside" if outside else "elsewhere"


def _is_ambiguous(address: Address, gazetteer: Gazetteer) -> bool:
    return bool(address.country and named(address.name, address.country, gazetteer))


def _is_there(party: Party, latitude: float, longitude: float) -> bool:
    here = (party.latitude, party.longitude)
    return float(distance_km(*here, [latitude], [longitude])[0]) <= RIGHT_KM


def _is_abroad(address: Address, answer: Answer, around: Surroundings) -> bool:
    """Whether the place is another country's; a territory of the country is not."""
    if isinstance(answer, Unlocated):
        return False
    home = {address.country, *parts_of(address.country)}
    return home.isdisjoint(around.countries_at(answer.latitude, answer.longitude))


def _hits(cases: Sequence[tuple[Party, Address, Answer]]) -> str:
    hits = sum(
        any(_is_there(party, m.place.latitude, m.place.longitude) for m in answer.candidates)
        for party, _address, answer in cases
        if isinstance(answer, Unlocated)
    )
    return _shares(len(cases))(hits)


def _precision(confidence: str, cases: Iterable[tuple[Party, Address, Answer]]) -> Figure:
    right = Counter(
        _is_there(party, answer.latitude, answer.longitude)
        for party, _address, answer in cases
        if isinstance(answer, Located) and answer.confidence == confidence
    )
    return Figure(
        f"Right of those with confidence {confidence}", _shares(right.total())(right[True])
    )


def _shares(total: int) -> Callable[[int], str]:
    return lambda count: f"{count:,} ({count / max(total, 1):.2%})"


def main(arguments: Sequence[str]) -> None:
    """Print the figures of the table named, or of one that is made, in Markdown."""
    print("| Locating | Target | Measured |", "| --- | --- | --- |", sep="\n")
    for figure in figures(Path(arguments[0]) if arguments else None):
        print(f"| {figure.name} | {figure.target} | {figure.measured} |")


if __name__ == "__main__":
    main(sys.argv[1:])
