"""Data: where all this comes from, what was set aside, and how to put in other tables."""

from datetime import date

from twinning.language import _
from twinning.ui import agreement, contradictions, guidance, heading, provenance
from twinning.ui.current import current_view

view = current_view()
heading.draw(view, _("Data"))
provenance.draw_version(view.atlas)
provenance.draw_statuses(view.atlas)
provenance.draw_problems(view.atlas)
contradictions.draw(view, date.today())
provenance.draw_unlocated(view.atlas)
provenance.draw_sources(view.atlas)
guidance.draw_licences()
guidance.draw_how_to_replace()
agreement.draw_dialog(view.atlas)
