"""What the dashboard is held against: pages with an empty map, or the plain lines of folium."""
