"""Partners: whom a city could talk to next, and why; the network of the selection."""

from twinning.language import _
from twinning.ui import candidates, city, heading, network
from twinning.ui.current import current_view

view = current_view()
city_id = city.chosen(view)
heading.draw(view, candidates.title(view, city_id) if city_id else _("Partners"))
if city_id:
    candidates.draw(view, city_id)
else:
    city.draw_suggestions(view)
network.draw(view)
