"""Parts of a picture of the map, as SVG elements; never folium, never streamlit."""
