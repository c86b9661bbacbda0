"""Timeline: how many agreements were signed when, and what happened to each of them."""

from datetime import date

from twinning.language import _
from twinning.ui import agreement, colours, heading, lanes, stacks
from twinning.ui.current import current_view

view = current_view()
heading.draw(view, _("Timeline"))
palette = colours.palette(view)
stacks.draw(view, palette)
lanes.draw(view, palette, date.today())
agreement.draw_dialog(view.atlas)
