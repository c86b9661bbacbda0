"""Files: the selection to take away, for a meeting, a slide, a spreadsheet or a program."""

from twinning.language import _
from twinning.ui import files, heading
from twinning.ui.current import current_view

view = current_view()
heading.draw(view, _("Files"), is_of_files=True)
files.draw(view)
files.draw_feeds(view)
