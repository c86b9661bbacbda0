"""What becomes of a claimed total, in words: whose it is, and how it differs from the tables."""

from collections.abc import Iterator, Mapping

from twinning.atlas import Atlas
from twinning.counting import Range, ranged
from twinning.countries import country_name
from twinning.counts import counted_status
from twinning.dates import spoken
from twinning.labels import city_label, instrument_label
from twinning.language import N_, _, isolated, mid_sentence, ngettext, number
from twinning.reconciliation import Claim, Counted
from twinning.schema import DEFAULT_INSTRUMENT
from twinning.series import enumerated

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


def claimant(claim: Claim) -> str:
    """Who claims it, and when: “Tehran Times, 11 June 2021”."""
    day = spoken(claim.published_on) or _("date not known")
    publisher = isolated(claim.publisher or claim.title)
    return _("{publisher}, {date}").format(publisher=publisher, date=day)


def recorded(counts: Mapping[str, int]) -> str:
    """How many agreements are in force: “13”, or “13 to 16, of these 3 undated”.

    `counts` says how many count as each code.
    """
    found = ranged(counts)
    if found.least == found.most:
        return number(found.most)
    words = _("{least} to {most}, of these {doubts}")
    doubts = enumerated(_doubts(counts))
    return words.format(least=number(found.least), most=number(found.most), doubts=doubts)


def _doubts(counts: Mapping[str, int]) -> Iterator[str]:
    for code in ("disputed", "undated", "vague"):
        count = counts.get(code, 0)
        words = {
            "disputed": counted_status("disputed", count),
            "undated": ngettext("{count} undated", "{count} undated", count),
            "vague": ngettext("{count} dated too vaguely", "{count} dated too vaguely", count),
        }
        if count:
            yield words[code].format(count=number(count))


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


def sentence(claim: Claim, found: Counted) -> str:
    """The claim beside what is recorded, in words.

    “Tehran Times, 11 June 2021: 13 claimed. Recorded by then: 13 (as claimed). …”
    """
    times = (
        (_("Recorded by then: {recorded} ({difference})."), found.sisters_then),
        (_("Recorded now: {recorded} ({difference})."), found.sisters_now),
    )
    head = _("{claimant}: {total} claimed.")
    return " ".join(
        [
            head.format(claimant=claimant(claim), total=number(claim.total)),
            *(
                words.format(
                    recorded=recorded(counts), difference=difference(claim.total, ranged(counts))
                )
                for words, counts in times
                if counts is not None
            ),
        ]
    )


def counts_as(code: str, instrument: str) -> str:
    """As what an agreement counts, one of COUNTS_AS; another than sister cities not at all."""
    if instrument == DEFAULT_INSTRUMENT:
        return _(COUNTS_AS[code])
    words = _("not counted: {instrument}")
    return words.format(instrument=mid_sentence(instrument_label(instrument)))
