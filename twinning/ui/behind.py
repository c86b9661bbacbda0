"""The agreements behind a claimed total, and as what each counts."""

import pandas as pd
import streamlit as st

from twinning.dates import spoken
from twinning.labels import agreement_labels, status_label
from twinning.language import _, number
from twinning.reconciliation import Claim, counted
from twinning.ui import grid, rows
from twinning.ui.markdown import plain
from twinning.verdicts import counts_as, sentence, whose
from twinning.view import View

LISTED = 1000


def draw(view: View, claim: Claim) -> None:
    """Each agreement that the chosen claim is about, and as what it counts."""
    atlas, found = view.atlas, counted(view.atlas, claim)
    count = len(found.agreements)
    title = _("Behind the {total} of {whose}: {count}")
    words = title.format(total=number(claim.total), whose=whose(atlas, claim), count=number(count))
    st.header(plain(words), anchor=False)
    st.markdown(plain(sentence(claim, found)))
    rows.draw_bound(count, LISTED)
    listed = found.agreements[:LISTED]
    agreements = atlas.agreements.iloc[listed]
    instruments = agreements["instrument"].tolist()
    table = {
        _("Agreement"): agreement_labels(atlas, listed),
        _("Signed"): list(map(grid.date, agreements["signed_on"].tolist())),
        _("Status"): agreements["status"].map(status_label).tolist(),
        _("Now"): list(map(counts_as, found.now.tolist(), instruments)),
    }
    if found.then is not None:
        then = _("By {date}").format(date=spoken(claim.published_on))
        table[then] = list(map(counts_as, found.then.tolist(), instruments))
    rows.draw(view, pd.DataFrame(table), listed, key="behind", alt=words)
