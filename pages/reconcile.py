"""Reconcile: totals that sources claim against recorded ones, and sources that disagree."""

from twinning.language import _
from twinning.ui import agreement, disagreements, heading, totals
from twinning.ui.current import current_view

view = current_view()
heading.draw(view, _("Reconcile"))
totals.draw(view)
disagreements.draw(view)
agreement.draw_dialog(view.atlas)
