"""Sister-city agreements: loaded, checked, located, selected, drawn and exported."""

__version__ = "0.1.0"
