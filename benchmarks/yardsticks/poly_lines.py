"""A `PolyLine` for each agreement."""

import folium

from benchmarks.yardsticks.plain import PlainMap, lines, show

plain = PlainMap()
for line in lines():
    folium.PolyLine(line, weight=1).add_to(plain)
show(plain)
