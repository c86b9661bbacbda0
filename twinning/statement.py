"""Each agreement as a sentence: what its arc says to whoever cannot see it."""

from functools import lru_cache
from itertools import starmap

import numpy as np
import pandas as pd

from twinning.atlas import KEPT_ATLASES, Atlas, Positions
from twinning.cells import several
from twinning.claims import disagreements, source_counts
from twinning.countries import country_name
from twinning.dates import spoken
from twinning.labels import city_names, instrument_label, level_label, status_label, theme_label
from twinning.language import _, isolated, mid_sentence, ngettext, number
from twinning.schema import DRAWN_LEVELS, PENDING
from twinning.text import fold


def statements(atlas: Atlas, agreements: Positions) -> list[str]:
    """One sentence for each of the agreements at some positions.

    “Khoy (Iran) – Konya (Türkiye): sister city, active, signed 14 December 2025, spiritual
    tourism + 3; 1 source”.
    """
    whole = _("{parties}: {instrument}, {status}, {signing}, {themes}; {sources}")
    facts = atlas.agreements[["instrument", "status", "signed_on", "themes"]].iloc[agreements]
    said = zip(
        parties(atlas, agreements),
        facts.itertuples(index=False, name=None),
        _sources(atlas, agreements),
        strict=True,
    )
    return [
        whole.format(
            parties=named,
            instrument=mid_sentence(instrument_label(instrument)),
            status=mid_sentence(status_label(status)),
            signing=_signing(status, signed_on),
            themes=_themes(atlas, themes),
            sources=sources,
        )
        for named, (instrument, status, signed_on, themes), sources in said
    ]


def parties(atlas: Atlas, agreements: Positions) -> list[str]:
    """Both parties of the agreements at some positions: “Khoy (Iran) – Konya (Türkiye)”.

    It is said of a party that is no city what else it is, unless its name does, and of one that
    could not be located that it was not.
    """
    places, numbers = np.unique(atlas.parties[agreements], return_inverse=True)
    facts = atlas.cities[["country", "level", "latitude"]].iloc[places]
    names = city_names(atlas)[places].tolist()
    told = zip(names, *(facts[column].tolist() for column in facts), strict=True)
    called = list(starmap(_party, told))
    pair = _("{party} – {partner}")
    pairs = numbers.reshape(-1, 2).tolist()
    return [pair.format(party=called[a], partner=called[b]) for a, b in pairs]


def _party(name: str, country: str, level: str, latitude: float) -> str:
    words = _("{name} ({country})")
    if level == "country":
        words = _("{name} (country)")
    elif level == "province" and fold(level_label(level)) not in fold(name):
        words = _("{name} (province, {country})")
    elif level in DRAWN_LEVELS and np.isnan(latitude):
        words = _("{name} ({country}, not located)")
    return words.format(name=isolated(name), country=country_name(country))


def _signing(status: str, signed_on: str) -> str:
    if status in PENDING:
        return _("not signed")
    if not signed_on:
        return _("date of signing not known")
    words = _("said to have been signed {date}") if status == "disputed" else _("signed {date}")
    return words.format(date=spoken(signed_on))


def _themes(atlas: Atlas, cell: str) -> str:
    """The theme named first, and how many more there are."""
    themes = several(cell)
    if not themes:
        return _("no theme stated")
    first = isolated(mid_sentence(theme_label(atlas, themes[0])))
    if len(themes) == 1:
        return first
    return _("{theme} + {count}").format(theme=first, count=number(len(themes) - 1))


def _sources(atlas: Atlas, agreements: Positions) -> list[str]:
    """How many sources each agreement has, and whether they disagree."""
    ids = atlas.agreements["agreement_id"].iloc[agreements].tolist()
    counts = _counts(atlas).reindex(ids, fill_value=0).tolist()
    disagree = disagreements(atlas)
    return [_counted(n, i in disagree) for n, i in zip(counts, ids, strict=True)]


def _counted(count: int, disagree: bool) -> str:
    if not count:
        return _("no source")
    if disagree:
        words = ngettext(
            "{count} source that contradicts itself",
            "{count} sources that contradict each other",
            count,
        )
    else:
        words = ngettext("{count} source", "{count} sources", count)
    return words.format(count=number(count))


@lru_cache(maxsize=KEPT_ATLASES)
def _counts(atlas: Atlas) -> "pd.Series[int]":
    """How many sources each agreement has that has any, kept with its index."""
    return source_counts(atlas)
