"""How many agreements stand how, in words that go with the number."""

from collections.abc import Mapping
from types import MappingProxyType

from twinning.language import ngettext
from twinning.schema import IN_FORCE, PENDING

STANDINGS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "signed": IN_FORCE,
        "pending": PENDING,
        "ended": frozenset({"ended"}),
        "disputed": frozenset({"disputed"}),
    }
)
"""The statuses that are taken together where agreements are counted."""


def counted_standing(standing: str, count: int) -> str:
    """The words for so many agreements of one of STANDINGS, with a place for the {count}."""
    words = {
        "signed": ngettext("{count} signed", "{count} signed", count),
        "pending": ngettext(
            "{count} proposed or approved by one side",
            "{count} proposed or approved by one side",
            count,
        ),
        "ended": counted_status("ended", count),
        "disputed": counted_status("disputed", count),
    }
    return words[standing]


def standing_label(standing: str, count: int) -> str:
    """The words of `counted_standing` without the number, which stands apart from them."""
    words = {
        "signed": ngettext("signed", "signed", count),
        "pending": ngettext(
            "proposed or approved by one side", "proposed or approved by one side", count
        ),
        "ended": ngettext("ended", "ended", count),
        "disputed": ngettext("disputed", "disputed", count),
    }
    return words[standing]


def counted_status(status: str, count: int) -> str:
    """The words for so many agreements of a status, with a place for the {count}."""
    words = {
        "proposed": ngettext("{count} proposed", "{count} proposed", count),
        "approved": ngettext("{count} approved by one side", "{count} approved by one side", count),
        "active": ngettext("{count} active", "{count} active", count),
        "dormant": ngettext("{count} dormant", "{count} dormant", count),
        "suspended": ngettext("{count} suspended", "{count} suspended", count),
        "ended": ngettext("{count} ended", "{count} ended", count),
        "disputed": ngettext("{count} disputed", "{count} disputed", count),
    }
    return words[status]
