"""Agreements: the selection as a table; the chosen one in full."""

from twinning.language import _
from twinning.ui import agreement, heading, table
from twinning.ui.current import current_view

view = current_view()
heading.draw(view, _("Agreements"))
table.draw(view)
agreement.draw_below(view)
