"""What becomes of a claimed total, in words: whose it is, and how it differs from the tables."""

from collections.abc import Iterator

import pandas as pd

from twinning.atlas import Atlas
from twinning.counting import Range, ranged
from twinning.countries import country_name
from twinning.dates import spoken
from twinning.labels import city_label, instrument_label
from twinning.language import N_, _, mid_sentence, ngettext, number
from twinning.reconciliation import Claim
from twinning.schema import DEFAULT_INSTRUMENT

COUNTS_AS = {
    "in-force": N_("in force"),
    "disputed": N_("disputed"),
    "undated": N_("signed on a day not known"),
    "vague": N_("the dates are too vague to tell"),
    "pending": N_("proposed or approved"),
    "ended": N_("ended"),
    "later": N_("signed later"),
}


def whose(atlas: Atlas, claim: Claim) -> str:
    """Whose agreements are claimed: “Isfahan, Iran”, or “Isfahan, Iran, with Türkiye”."""
    if not claim.city:
        return country_name(claim.country)
    city = city_label(atlas, claim.city)
    if not claim.country:
        return city
    return _("{city}, with {country}").format(city=city, country=country_name(claim.country))


def claimant(atlas: Atlas, claim: Claim) -> str:
    """Who claims it, and when: “Tehran Times, 11 June 2021”."""
    source = {str(column): cell for column, cell in atlas.sources.loc[claim.source].items()}
    day = spoken(claim.published_on) or _("date not known")
    return _("{publisher}, {date}").format(
        publisher=source["publisher"] or source["title"], date=day
    )


def sentence(atlas: Atlas, claim: Claim, behind: pd.DataFrame) -> str:
    """The claim beside what is recorded, `behind` as `counted` gives it, in words.

    “Tehran Times, 11 June 2021: 13 claimed. Recorded by then: 13 (as claimed). …”
    """
    own = behind[behind["is_sister_city"]]
    parts = [
        _("{claimant}: {total} claimed.").format(
            claimant=claimant(atlas, claim), total=number(claim.total)
        )
    ]
    for column, words in (
        ("then", _("Recorded by then: {recorded} ({difference}).")),
        ("now", _("Recorded now: {recorded} ({difference}).")),
    ):
        if column == "now" or claim.published_on:
            codes = own[column]
            compared = difference(claim.total, ranged(codes))
            parts.append(words.format(recorded=recorded(codes), difference=compared))
    return " ".join(parts)


def recorded(codes: "pd.Series[str]") -> str:
    """How many agreements are in force that count so: “13”, or “13 to 16, of these 3 undated”."""
    found = ranged(codes)
    if found.least == found.most:
        return number(found.most)
    words = _("{least} to {most}, of these {doubts}")
    doubts = ", ".join(_doubts(codes))
    return words.format(least=number(found.least), most=number(found.most), doubts=doubts)


def _doubts(codes: "pd.Series[str]") -> Iterator[str]:
    for code, words in (
        ("disputed", _("{count} disputed")),
        ("undated", _("{count} undated")),
        ("vague", _("{count} dated too vaguely")),
    ):
        count = int((codes == code).sum())
        if count:
            yield words.format(count=number(count))


def difference(total: int, found: Range) -> str:
    """How a claimed total differs from what is recorded: “3 fewer claimed”."""
    lacking = found.lacks(total)
    if lacking > 0:
        words = ngettext("{count} more claimed", "{count} more claimed", lacking)
    elif lacking < 0:
        words = ngettext("{count} fewer claimed", "{count} fewer claimed", -lacking)
    else:
        words = _("as claimed") if found.least == found.most else _("may be as claimed")
    return words.format(count=number(abs(lacking)))


def counts_as(code: str, instrument: str) -> str:
    """As what an agreement counts, one of COUNTS_AS; another than sister cities not at all."""
    if instrument == DEFAULT_INSTRUMENT:
        return _(COUNTS_AS[code])
    words = _("not counted: {instrument}")
    return words.format(instrument=mid_sentence(instrument_label(instrument)))
