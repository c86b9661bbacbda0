"""Map: the selected agreements as arcs between cities."""

from twinning.language import _
from twinning.ui import agreement, heading, map_view, omitted
from twinning.ui.current import current_view

view = current_view()
heading.draw(view, _("Agreements between cities"))
map_view.draw_colour_switch(view)
map_view.draw(view, view.drawn, key="map")
omitted.draw(view)
agreement.draw_dialog(view.atlas)
