"""What the dashboard is held against: pages that show an empty map, or the plain lines of folium."""
