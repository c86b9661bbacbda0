"""What whoever runs the dashboard may set, in environment variables."""

import os
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


def data_folder() -> Path:
    """Where the tables are: TWINNING_DATA, else `data` beside the package."""
    return Path(os.environ.get("TWINNING_DATA") or PROJECT / "data").resolve()


def cache_folder() -> Path:
    """Where what can be had again is kept: TWINNING_CACHE, else `.cache` beside the package."""
    return Path(os.environ.get("TWINNING_CACHE") or PROJECT / ".cache")


def borders_drawn() -> bool:
    """Whether the map draws the borders of countries: unless TWINNING_BORDERS is 0."""
    return os.environ.get("TWINNING_BORDERS", "1") != "0"


def tiles_url() -> str:
    """The tile server of one's own to draw below the arcs: TWINNING_TILES_URL, else none."""
    return os.environ.get("TWINNING_TILES_URL", "")


def tiles_attribution() -> str:
    """The credit that the tile server asks for: TWINNING_TILES_ATTRIBUTION."""
    return os.environ.get("TWINNING_TILES_ATTRIBUTION", "")
