"""Maps, drawn with folium; never streamlit."""
