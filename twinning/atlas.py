"""The Atlas: the five tables joined and located, immutable, with the hash of its content."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from twinning.cells import degrees, several
from twinning.errors import Problem
from twinning.loading import tables
from twinning.location import Unlocated
from twinning.schema import DRAWN_LEVELS, PARTIES

LocateCities = Callable[[pd.DataFrame], tuple[pd.DataFrame, tuple[Unlocated, ...]]]
Mask = NDArray[np.bool_]
Positions = NDArray[np.int64]

KEPT_ATLASES = 2  # the newest, and the one before it for whoever still looks at that


@dataclass(frozen=True, eq=False)
class Atlas:
    """All there is to show.

    `version` is the hash of the tables it was made of.  Frames come as lazy copies: whatever is
    done to one, no other reader sees; arrays are read-only.
    """

    version: str
    problems: tuple[Problem, ...]
    unlocated: tuple[Unlocated, ...]
    _cities: pd.DataFrame
    _agreements: pd.DataFrame
    _themes: pd.DataFrame
    _sources: pd.DataFrame
    _events: pd.DataFrame

    @property
    def cities(self) -> pd.DataFrame:
        """The parties by `city_id`; latitude and longitude in degrees, NaN when not located."""
        return self._cities.copy(deep=False)

    @property
    def agreements(self) -> pd.DataFrame:
        """The agreements as text in the order of the file, numbered from 0."""
        return self._agreements.copy(deep=False)

    @property
    def themes(self) -> pd.DataFrame:
        """The themes by `theme_id`, parents before their children."""
        return self._themes.copy(deep=False)

    @property
    def sources(self) -> pd.DataFrame:
        """Who says so: one row per source and agreement, in the order of the file."""
        return self._sources.copy(deep=False)

    @property
    def events(self) -> pd.DataFrame:
        """What happened to agreements: one row per event, in the order of the file."""
        return self._events.copy(deep=False)

    @cached_property
    def parties(self) -> Positions:
        """The positions in `cities` of both parties of each agreement, shape (agreements, 2)."""
        columns = [
            self._cities.index.get_indexer(pd.Index(self._agreements[party])) for party in PARTIES
        ]
        return _read_only(np.column_stack(columns))

    @cached_property
    def on_map(self) -> Mask:
        """Which cities are located places that are points on a map, as a mask."""
        located = self._cities["latitude"].notna() & self._cities["level"].isin(DRAWN_LEVELS)
        return _read_only(located.to_numpy())

    @cached_property
    def drawable(self) -> Mask:
        """Which agreements join two cities that are on the map, as a mask."""
        return _read_only(np.all(self.on_map[self.parties], axis=1))

    @cached_property
    def ended(self) -> Mask:
        """Which agreements have ended, as a mask."""
        return _read_only((self._agreements["status"] == "ended").to_numpy(dtype=bool))

    @cached_property
    def group_of(self) -> Mapping[str, str]:
        """Each theme's group: its parent, or itself when it has none."""
        parents = self._themes["parent"].items()
        return MappingProxyType({str(theme): parent or str(theme) for theme, parent in parents})


def version_of(contents: Mapping[str, bytes]) -> str:
    """The hash of the tables' bytes: the same tables have the same version everywhere."""
    digest = sha256()
    for file, content in sorted(contents.items()):
        digest.update(f"{file}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]


def build(contents: Mapping[str, bytes], locate: LocateCities) -> Atlas:
    """The atlas of the tables given as bytes by file name; `locate` fills blank coordinates.

    Raises DataError when the tables cannot be used at all.
    """
    checked = tables(contents)
    cities, unlocated = locate(positioned(checked.cities.set_index("city_id")))
    agreements = checked.agreements.reset_index(drop=True)
    pa.default_memory_pool().release_unused()  # at world size a third of what is held
    return Atlas(
        version=version_of(contents),
        problems=checked.problems,
        unlocated=unlocated,
        _cities=cities,
        _agreements=agreements,
        _themes=_ordered(checked.themes, agreements),
        _sources=checked.sources.reset_index(drop=True),
        _events=checked.events.reset_index(drop=True),
    )


def positioned(cities: pd.DataFrame) -> pd.DataFrame:
    """The cities with their coordinates as numbers, NaN where blank."""
    numbers = {
        column: pd.Series(
            [degrees(cell) if cell else np.nan for cell in cities[column].tolist()],
            index=cities.index,
            dtype="float64",
        )
        for column in ("latitude", "longitude")
    }
    return cities.assign(**numbers)


def _ordered(themes: pd.DataFrame, agreements: pd.DataFrame) -> pd.DataFrame:
    """Parents each followed by their children; without themes.csv, the themes that are used."""
    if themes.empty:
        used = sorted({t for cell in agreements["themes"].unique() for t in several(cell)})
        index = pd.Index(used, name="theme_id", dtype="str")
        return pd.DataFrame("", index, themes.columns.drop("theme_id"), dtype="str")
    known = themes.set_index("theme_id")
    roots = known.index[known["parent"] == ""]
    order = [t for root in roots for t in (root, *known.index[known["parent"] == root])]
    return known.loc[order]


def _read_only(array: NDArray[Any]) -> NDArray[Any]:
    array.flags.writeable = False
    return array
