"""The list beside the map: the selection as sentences, fetched a part at a time."""

from dataclasses import asdict
from functools import lru_cache

import numpy as np

from twinning.atlas import KEPT_ATLASES, Atlas, Mask, Positions
from twinning.labels import status_label
from twinning.language import _, ngettext, number
from twinning.maps.document import legend_groups
from twinning.maps.numbering import group_names, numbering
from twinning.maps.styles import STATUS_STYLES
from twinning.maps.words import as_json
from twinning.ordering import order_labels, ordered
from twinning.reader import kept_by_language
from twinning.schema import STATUSES
from twinning.statement import parties, statements
from twinning.view import View

LISTED = 50
"""The agreements of one part."""


@kept_by_language(KEPT_ATLASES)
def companion_words(atlas: Atlas) -> bytes:
    """What the list itself says and how it marks statuses and groups of themes, as JSON."""
    text = {
        "heading": _("Agreements"),
        "order": _("Order of the list"),
        "all": _("All as a table"),
        "none": _("No agreement meets all these filters."),
        "failed": _("The list could not be loaded. The table of agreements holds the same."),
        "absent": _("not on the map"),
        "skip": _("Skip the list"),
    }
    statuses = {
        status: {"label": status_label(status), **asdict(STATUS_STYLES[status])}
        for status in STATUSES
    }
    groups = [group["colour"] for group in legend_groups(atlas, numbering(atlas))]
    content = {"text": text, "orders": order_labels(), "statuses": statuses, "groups": groups}
    return as_json(content)


def companion_part(view: View, order: str, start: int) -> bytes | None:
    """The sentences of the selected agreements from that one on, as JSON; None beyond the last.

    `number` is what an agreement is numbered in the map document, -1 where it is not drawn.
    """
    if start and start >= view.count:
        return None
    atlas = view.atlas
    rows = ordered(view, order)[start : start + LISTED]
    agreements = atlas.agreements[["agreement_id", "status", "themes"]].iloc[rows]
    numbers = np.where(view.drawn[rows], _numbers(atlas)[rows], -1)
    groups = numbering(atlas).groups
    content = {
        **_counts(view, start + len(rows)),
        "summary": _summary(atlas, view.drawn),
        "id": agreements["agreement_id"].tolist(),
        "parties": parties(atlas, rows),
        "sentence": statements(atlas, rows),
        "status": agreements["status"].tolist(),
        "groups": [
            [groups[group] for group in group_names(atlas, cell)]
            for cell in agreements["themes"].tolist()
        ],
        "number": numbers.tolist(),
    }
    return as_json(content)


def _counts(view: View, last: int) -> dict[str, str]:
    """How far the list has come, and what the next part would bring; empty where nothing."""
    left = view.count - last
    words = _("{listed} of {count}") if left else "{count}"
    more = _("Show {count} more").format(count=number(min(left, LISTED)))
    listed = words.format(listed=number(last), count=number(view.count))
    return {"listed": listed, "more": more if left else ""}


def _summary(atlas: Atlas, drawn: Mask) -> str:
    """What is on the map, for whoever cannot see it."""
    cities = np.unique(atlas.parties[drawn])
    countries = atlas.cities["country"].iloc[cities].nunique()
    agreements = int(np.count_nonzero(drawn))
    words = _("On the map: {agreements}, {cities}, {countries}. The list holds the same in words.")
    return words.format(
        agreements=ngettext("{count} agreement", "{count} agreements", agreements).format(
            count=number(agreements)
        ),
        cities=ngettext("{count} city", "{count} cities", len(cities)).format(
            count=number(len(cities))
        ),
        countries=ngettext("{count} country", "{count} countries", countries).format(
            count=number(countries)
        ),
    )


@lru_cache(maxsize=KEPT_ATLASES)
def _numbers(atlas: Atlas) -> Positions:
    """What each agreement is numbered in the map document, by position; -1 for those not in it."""
    numbers = np.full(len(atlas.agreements), -1)
    numbers[numbering(atlas).agreements] = np.arange(len(numbering(atlas).agreements))
    return numbers
