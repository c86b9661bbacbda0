"""City: one city, its names, its partners, and its agreements in time."""

from twinning.ui import city, heading
from twinning.ui.current import current_view

view = current_view()
city_id = city.chosen(view)
heading.draw(view, city.title(view, city_id))
if city_id:
    city.draw_facts(view, city_id)
    city.draw_partners(view, city_id)
    city.draw_in_time(view, city_id)
else:
    city.draw_suggestions(view)
