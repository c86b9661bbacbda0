"""The one writer of GeoJSON (RFC 7946): agreements as arcs, cities as points.

Here alone longitude comes first.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from twinning.atlas import Atlas, Mask, Positions
from twinning.cells import several
from twinning.dates import span
from twinning.geometry import Floats, cut, distance_km, great_circle
from twinning.incidence import incidences
from twinning.pieces import pieces
from twinning.schema import PARTIES

STEP_KM = 300  # along an arc; a straight line from step to step strays by 3 km at 60° north
DECIMALS = 5  # of a degree, which is a metre
CITY_FACTS = (
    "name",
    "country",
    "level",
    "region",
    "location_method",
    "location_confidence",
    "geonames_id",
    "wikidata_id",
)

Object = dict[str, Any]
_as_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def agreements_geojson(atlas: Atlas, mask: Mask) -> Iterator[bytes]:
    """The masked agreements piece by piece; the geometry of those without an arc is null."""
    return _collection(_agreements(atlas, rows) for rows in pieces(mask))


def cities_geojson(atlas: Atlas, mask: Mask) -> Iterator[bytes]:
    """The parties of the masked agreements piece by piece; null for those not on the map."""
    counts = incidences(atlas)["city"].counts(mask)
    return _collection(_cities(atlas, rows, counts[rows]) for rows in pieces(counts > 0))


def _collection(parts: Iterable[Iterable[Object]]) -> Iterator[bytes]:
    """One feature a line."""
    yield b'{"type":"FeatureCollection","features":['
    separator = "\n"
    for features in parts:
        yield (separator + ",\n".join(map(_as_json, features))).encode()
        separator = ",\n"
    yield b"\n]}\n"


def _features(
    properties: Mapping[str, Sequence[Any]], geometries: Iterable[Object | None]
) -> Iterator[Object]:
    """A feature for each row of the properties, whose first column is the id."""
    rows = zip(*properties.values(), strict=True)
    for row, geometry in zip(rows, geometries, strict=True):
        named = dict(zip(properties, row, strict=True))
        yield {"type": "Feature", "id": row[0], "geometry": geometry, "properties": named}


def _agreements(atlas: Atlas, rows: Positions) -> Iterator[Object]:
    agreements = atlas.agreements.iloc[rows]
    signed_on = agreements["signed_on"].tolist()
    properties = {
        "agreement_id": agreements["agreement_id"].tolist(),
        **_parties(atlas, rows),
        "status": agreements["status"].tolist(),
        "instrument": agreements["instrument"].tolist(),
        "signed_on": _known(signed_on),
        "signed_on_precision": [span(date).precision if date else None for date in signed_on],
        "themes": [several(cell) for cell in agreements["themes"].tolist()],
    }
    return _features(properties, _arcs(atlas, rows))


def _parties(atlas: Atlas, rows: Positions) -> dict[str, list[str]]:
    """Id, name and country of both parties."""
    facts: dict[str, list[str]] = {}
    for party, positions in zip(PARTIES, atlas.parties[rows].T, strict=True):
        cities = atlas.cities.iloc[positions]
        facts[party] = cities.index.tolist()
        facts |= {f"{party}_{fact}": cities[fact].tolist() for fact in ("name", "country")}
    return facts


def _cities(atlas: Atlas, rows: Positions, counts: Positions) -> Iterator[Object]:
    cities = atlas.cities.iloc[rows]
    properties = {
        "city_id": cities.index.tolist(),
        **{fact: _known(cities[fact].tolist()) for fact in CITY_FACTS},
        "aliases": [several(cell) for cell in cities["aliases"].tolist()],
        "selected_agreements": counts.tolist(),
    }
    positions = cities[["longitude", "latitude"]].round(DECIMALS).to_numpy().tolist()
    points = zip(positions, atlas.on_map[rows].tolist(), strict=True)
    return _features(properties, (_point(place) if drawn else None for place, drawn in points))


def _known(cells: Sequence[str]) -> list[str | None]:
    return [cell or None for cell in cells]


def _point(position: list[float]) -> Object:
    return {"type": "Point", "coordinates": position}


def _arcs(atlas: Atlas, rows: Positions) -> list[Object | None]:
    """The arcs of the agreements; those of equally many steps are worked out together."""
    places = atlas.cities[["latitude", "longitude"]].to_numpy()
    ends = places[atlas.parties[rows]].reshape(-1, 4)
    steps = np.where(atlas.drawable[rows], np.ceil(distance_km(*ends.T) / STEP_KM), 0).astype(int)
    arcs: list[Object | None] = [None] * len(rows)
    for count in np.unique(steps[steps > 0]).tolist():
        chosen = np.flatnonzero(steps == count)
        for row, way in zip(chosen.tolist(), _ways(ends[chosen], count), strict=True):
            arcs[row] = _line(cut(way))
    return arcs


def _ways(ends: Floats, steps: int) -> Floats:
    """The great circles between ends in rows of (latitude, longitude, latitude, longitude)."""
    latitude_a, longitude_a, latitude_b, longitude_b = ends.T
    ways = great_circle(latitude_a, longitude_a, latitude_b, longitude_b, steps + 1)
    return ways.round(DECIMALS)  # before they are cut, lest one along the date line is splintered


def _line(parts: Sequence[Floats]) -> Object | None:
    """The parts as one line; None of an arc that joins a place with itself."""
    lines = [part[:, ::-1].round(DECIMALS).tolist() for part in parts]
    if len(lines) > 1:
        return {"type": "MultiLineString", "coordinates": lines}
    return {"type": "LineString", "coordinates": lines[0]} if lines else None
