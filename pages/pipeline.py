"""Pipeline: what awaits a signature, what is promised, due or ending, and what has gone quiet."""

from datetime import date

from twinning.language import _
from twinning.ui import agreement, dormancy, heading, pipeline, programmes, waiting
from twinning.ui.current import current_view

view, today = current_view(), date.today()
heading.draw(view, _("Pipeline"))
if view.count:
    pipeline.draw_advice(view, today)
    pipeline.draw_stages(view, today)
    waiting.draw_overdue(view, today)
    waiting.draw_due(view, today)
    waiting.draw_endings(view, today)
    programmes.draw(view, today)
    dormancy.draw(view, today)
    agreement.draw_dialog(view.atlas)
