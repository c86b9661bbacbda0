"""What is said to those who hear a page: names of its parts, and Streamlit's own words."""

from twinning.language import _

LABEL = "{label}"
"""Stands in a phrase for the label of a control."""


def phrases() -> dict[str, str]:
    """What to say in the reader's language, by what Streamlit says, "{label}" in either.

    `menu` and `map` are names for what Streamlit leaves without one.
    """
    return {
        "menu": _("Pages"),
        "map": _("Map of the agreements"),
        "Skip to main content": _("Skip to main content"),
        "Sidebar": _("Language and filters"),
        "Collapse sidebar": _("Hide the filters"),
        "Expand sidebar": _("Show the filters"),
        "Main menu": _("Main menu"),
        "Open": _("Show the options"),
        "Close": _("Close"),
        "Help": _("Explanation"),
        f"Help for {LABEL}": _("Explanation of {label}"),
        f"{LABEL} — start": _("{label}: beginning"),
        f"{LABEL} — end": _("{label}: end"),
        "Clear all": _("Clear all"),
        "Selected values": _("Chosen"),
        f"Remove {LABEL}": _("Take {label} away"),
        "Pagination": _("Pages of the table"),
        "Previous page": _("Previous page"),
        "Next page": _("Next page"),
        f"Page {LABEL}": _("Page {label}"),
        "Navigate to home page": _("Map"),
        f"Show data: {LABEL}": _("{label}: the data of the chart"),
        f"Download as PNG: {LABEL}": _("{label}: the chart as PNG"),
        f"Copy Vega-Lite spec: {LABEL}": _("{label}: copy how the chart is drawn"),
        f"Fullscreen: {LABEL}": _("{label}: full screen"),
    }
