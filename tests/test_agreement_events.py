"""The events of an agreement in full: in order, with what was promised and what is not known."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.atlases import SMALL
from tests.test_pages import opened

EVENTS = """\
agreement_id,date,kind,title,party,due,done,source_url,note
khoy-konya,2025-12,commitment,A programme,konya-tr,2026-06,,https://example.org/a_b,On a *slide*
khoy-konya,2025-12,commitment,Working groups,,,2026-01-05,,
khoy-konya,,activity,A delegation,khoy-ir,,,,When is not known
khoy-konya,2026,renewed,,,,,,
"""


def events(app: AppTest) -> list[str]:
    """The lines below “Events”, as they are read."""
    texts = [str(text.value).replace("\\", "") for text in app.markdown]
    return texts[texts.index("**Events**") + 1].splitlines() if "**Events**" in texts else []


def test_events_stand_in_order_with_who_when_and_what_was_promised(
    dashboard: Callable[..., AppTest],
) -> None:
    app = opened(dashboard("agreement=khoy-konya", **SMALL | {"events": EVENTS}), "agreements")
    assert events(app) == [
        "- **9 April 2025** · Signed · from the table of agreements",
        "- **December 2025** · Commitment: A programme · by Konya · due June 2026 · "
        "not known to be kept · [source](<https://example.org/a_b>) · On a *slide*",
        "- **December 2025** · Commitment: Working groups · no due date · kept 5 January 2026",
        "- **2026** · Renewed",
        "- **date not known** · Activity: A delegation · by Khoy · When is not known",
    ]
    assert len(app.warning) == 0
    assert any(r"On a \*slide\*" in text.value for text in app.markdown)


@pytest.mark.parametrize("page", ["map", "agreements", "reconcile", "data"])
def test_an_agreement_without_events_shows_none(
    dashboard: Callable[..., AppTest], page: str
) -> None:
    app = opened(dashboard("agreement=khoy-tabriz", **SMALL), page)
    assert events(app) == []


def test_a_last_event_that_does_not_fit_the_status_is_warned_of(
    dashboard: Callable[..., AppTest],
) -> None:
    app = opened(dashboard("agreement=isfahan-freiburg"), "agreements")
    assert str(app.warning[0].value).replace("\\", "") == (
        "The status is “Active”, but the last event is “Suspended”."
    )
    assert events(app)[0] == "- **27 October 2000** · Signed · from the table of agreements"
