"""Findings of an import: what became of each row that was not used, and what is doubtful."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from twinning.language import N_, _, ngettext, number

LISTED, MERGED, DOUBT = "listed", "merged", "doubt"
REASONS = {
    "unreadable": N_("not readable as a row of this table"),
    "no-name": N_("a party without a name"),
    "bad-name": N_("a name that no table can hold"),
    "unknown-country": N_("no known country"),
    "same-party": N_("both parties are the same place"),
    "repeated": N_("repeats an earlier row"),
    "reversed": N_("repeats an earlier row in the other direction"),
    "respelled": N_("repeats an earlier row in another spelling"),
    "bad-coordinates": N_("coordinates that are none"),
    "outside-country": N_("the point lies outside the country"),
    "shared-point": N_("the point is also given for another place"),
    "far-from-name": N_("the point is far from every place of this name"),
    "not-located": N_("no point is given, and the gazetteer is not sure"),
    "same-place": N_("two names of one place, taken as one city"),
    "not-a-city": N_("taken as no city"),
    "bad-date": N_("a date that is none"),
    "other-date": N_("an earlier row gives another date"),
}


class Finding(NamedTuple):
    """One line of the report: where, what became of it and why, about whom, and the evidence.

    `line` is the line of the file on which the row begins, or the first one a party stands on.
    """

    line: int
    outcome: str
    reason: str
    about: str
    value: str = ""
    expected: str = ""
    candidates: str = ""


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings as a reviewer goes through them: by outcome and reason, then by line."""
    reasons, outcomes = list(REASONS), (LISTED, DOUBT, MERGED)

    def place(finding: Finding) -> tuple[int, int, int]:
        return outcomes.index(finding.outcome), reasons.index(finding.reason), finding.line

    return sorted(findings, key=place)


def summary(findings: Sequence[Finding], rows: int, used: int, cities: int) -> Iterator[str]:
    """What became of the rows, in lines: the sums first, then how often each reason was met."""
    of = Counter(finding.outcome for finding in findings)
    told = ngettext(
        "{rows} row: {used} used, {merged} merged, {listed} listed; {cities} cities",
        "{rows} rows: {used} used, {merged} merged, {listed} listed; {cities} cities",
        rows,
    )
    counts = {"rows": rows, "used": used, "merged": of[MERGED], "listed": of[LISTED]}
    yield told.format(**{name: number(n) for name, n in (counts | {"cities": cities}).items()})
    met = Counter((finding.outcome, finding.reason) for finding in findings)
    for outcome in (LISTED, MERGED, DOUBT):
        for reason, words in REASONS.items():
            if count := met[outcome, reason]:
                yield f"{outcome}: {number(count)} × {_(words)} ({reason})"
