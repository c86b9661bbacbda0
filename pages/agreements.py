"""Agreements: the selection as a table; the chosen one in full."""

from twinning.ui import agreement, table
from twinning.ui.current import current_view

view = current_view()
table.draw(view)
agreement.draw_below(view)
