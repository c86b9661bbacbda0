"""An empty page with an empty map: the least that Streamlit and folium take."""

from benchmarks.yardsticks.plain import PlainMap, show

show(PlainMap())
