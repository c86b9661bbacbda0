"""Map: the selected agreements as arcs between cities."""

from twinning.ui import agreement, map_view
from twinning.ui.current import current_view

view = current_view()
map_view.draw_colour_switch()
map_view.draw(view, view.drawn, key="map")
map_view.draw_left_out(view)
agreement.draw_dialog(view.atlas)
