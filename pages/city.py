"""City: one city, its names, its partners, and its agreements in time."""

from datetime import date

from twinning.partners import partners
from twinning.ui import agreement, city, heading, lanes
from twinning.ui.current import current_view

view = current_view()
city_id = city.chosen(view)
heading.draw(view, city.title(view, city_id))
if city_id:
    own = partners(view, city_id)
    city.draw_facts(view, city_id, own)
    city.draw_partners(view, city_id, own)
    lanes.draw_partners(view, own, date.today())
    agreement.draw_dialog(view.atlas)
else:
    city.draw_suggestions(view)
