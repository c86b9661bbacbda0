"""One `GeoJson` of all agreements."""

import folium

from benchmarks.yardsticks.plain import PlainMap, lines, show

features = [
    {
        "type": "Feature",
        "properties": {},
        "geometry": {"type": "LineString", "coordinates": [(lng, lat) for lat, lng in line]},
    }
    for line in lines()
]
plain = PlainMap()
folium.GeoJson({"type": "FeatureCollection", "features": features}).add_to(plain)
show(plain)
