"""Footnotes: who says so, numbered in the order in which a paper first speaks of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from twinning.atlas import Atlas
from twinning.claims import contradictory
from twinning.dates import spoken
from twinning.labels import status_label
from twinning.language import _, listed, ngettext, number
from twinning.paper import Footnote
from twinning.series import enumerated

# The same source speaks of many agreements and says something else of each.
ONE_SOURCE = ["title", "publisher", "url", "published_on"]

_CLAIMS: Mapping[str, Callable[[str], str]] = {
    "says_status": status_label,
    "says_signed_on": lambda signed_on: _("Signed {date}").format(date=spoken(signed_on)),
}


@dataclass(frozen=True)
class Footnotes:
    """The sources of a paper, numbered from 1, and the numbers of those behind each row.

    `of_agreement` and `of_url` give the numbers by agreement_id and by web address; `conflicts`
    the claims that differ, for the agreements whose sources disagree.
    """

    sources: tuple[Footnote, ...]
    of_agreement: Mapping[str, tuple[int, ...]]
    of_url: Mapping[str, int]
    conflicts: Mapping[str, tuple[str, ...]]


def footnotes(atlas: Atlas, agreement_ids: Iterable[str], urls: Iterable[str]) -> Footnotes:
    """The sources of the agreements, in their order, then the web addresses not yet among them."""
    rows = _rows(atlas, list(agreement_ids))
    places, kinds = pd.factorize(pd.MultiIndex.from_frame(rows[ONE_SOURCE]))
    sources = [_footnote(*kind) for kind in kinds]
    of_url = {source.url: n for n, source in reversed([*enumerate(sources, 1)]) if source.url}
    for url in urls:
        if url and url not in of_url:
            sources.append(Footnote("", "", url))
            of_url[url] = len(sources)
    numbered = rows.assign(number=places + 1).groupby("agreement_id", sort=False)
    return Footnotes(
        tuple(sources),
        MappingProxyType({str(a): tuple(sorted(set(r["number"].tolist()))) for a, r in numbered}),
        MappingProxyType(of_url),
        MappingProxyType({str(a): _claims(r) for a, r in numbered if contradictory(r)}),
    )


def _rows(atlas: Atlas, agreement_ids: list[str]) -> pd.DataFrame:
    """The sources of the agreements, in the order of these and then of the table."""
    sources = atlas.sources
    places = pd.Index(agreement_ids, dtype="str").get_indexer(pd.Index(sources["agreement_id"]))
    wanted = sources.assign(place=places)[places >= 0]
    return wanted.sort_values("place", kind="stable")


def _footnote(title: str, publisher: str, url: str, published_on: str) -> Footnote:
    about = enumerated(part for part in (publisher, spoken(published_on)) if part)
    return Footnote(title, about, url)


def _claims(rows: pd.DataFrame) -> tuple[str, ...]:
    """What is said in place of what, and by whom: “ended: source 4”."""
    return tuple(
        ngettext("{claim}: source {numbers}", "{claim}: sources {numbers}", len(numbers)).format(
            claim=words(claim), numbers=listed(map(number, numbers))
        )
        for column, words in _CLAIMS.items()
        if contradictory(rows.assign(**dict.fromkeys(_CLAIMS.keys() - {column}, "")))
        for claim, numbers in _by_claim(rows, column).items()
    )


def _by_claim(rows: pd.DataFrame, column: str) -> dict[str, list[int]]:
    """The numbers of the sources behind each claim of a column, the claims in their order."""
    said = rows[rows[column] != ""].groupby(column, sort=False)["number"]
    return {str(claim): sorted(set(numbers)) for claim, numbers in said}
