"""The bars of a histogram as HTML: numbers and words of our own, never text from tables.

Their look is in `static/atlas/page/page.css`, which a browser fetches once.
"""

from collections.abc import Iterable
from html import escape

from twinning.histogram import Histogram
from twinning.language import _, ngettext, number
from twinning.language import year as spoken_year


def years_html(bars: Histogram, strong: slice, words: str) -> str:
    """The bars, each centred over its years on a track that reaches from the first to the last.

    The track begins and ends 6 pixels within; those of the slice `strong` stand out.
    """
    places = [_bar(count, _most(bars)) for count in bars.counts.tolist()]
    before, within = "".join(places[: strong.start]), "".join(places[strong])
    after = "".join(places[strong.stop :])
    end = bars.start + len(places) * bars.width - 1
    span = bars.last - bars.first
    earlier, later = (0.5 + years for years in (bars.first - bars.start, end - bars.last))
    margins = f"margin-inline:{-100 * earlier / span:.3f}% {-100 * later / span:.3f}%"
    inner = f'<div style="{margins}">{before}<b>{within}</b>{after}</div>'
    return f'<div class="years-bars" {_image(words)}>{inner}</div>'


def undated_html(bars: Histogram, is_strong: bool, words: str) -> str:
    """The bar of the undated, to the scale of the others; cut where it would be higher."""
    most = max(_most(bars), 1)
    bar = _bar(min(bars.undated, most), most)
    kind = "years-bars apart cut" if bars.undated > most else "years-bars apart"
    return f'<div class="{kind}" {_image(words)}>{f"<b>{bar}</b>" if is_strong else bar}</div>'


def year_html(year: int, words: str) -> str:
    """A year large enough to be read from afar, with words beside it."""
    return f'<div class="years-reached"><b>{spoken_year(year)}</b> {escape(words)}</div>'


def spoken(bars: Histogram) -> str:
    """“Agreements per year: 140 from 1956 to 2025, most in 2017 (12)”."""
    per = ngettext("Agreements per year", "Agreements per {count} years", bars.width)
    head = per.format(count=number(bars.width))
    most = _most(bars)
    words = (
        _("{head}: {dated} from {first} to {last}, most in {years} ({most})")
        if most
        else _("{head}: none from {first} to {last}")
    )
    return words.format(
        head=head,
        dated=number(bars.dated),
        first=spoken_year(bars.first),
        last=spoken_year(bars.last),
        years=years_label(bars.bar(int(bars.counts.argmax()))),
        most=number(most),
    )


def years_label(ends: Iterable[int]) -> str:
    """“1990” or “1990–1994”."""
    return "–".join(map(spoken_year, dict.fromkeys(ends)))


def _most(bars: Histogram) -> int:
    return int(bars.counts.max())


def _bar(count: int, most: int) -> str:
    return f"<i style=--h:{100 * count / most:.0f}%></i>" if count else "<i></i>"


def _image(words: str) -> str:
    return f'role="img" aria-label="{escape(words)}"'
