"""The agreements behind a claimed total, and as what each counts."""

import pandas as pd
import streamlit as st

from twinning.dates import spoken
from twinning.labels import agreement_labels, status_label
from twinning.language import _, number
from twinning.reconciliation import Claim, counted
from twinning.ui import rows
from twinning.ui.markdown import plain
from twinning.verdicts import counts_as, sentence, whose
from twinning.view import View

LISTED = 1000


def draw(view: View, claim: Claim) -> None:
    """Each agreement that the chosen claim is about, and as what it counts."""
    atlas, found = view.atlas, counted(view.atlas, claim)
    title = _("Behind the {total} of {whose}: {count}")
    words = title.format(
        total=number(claim.total), whose=whose(atlas, claim), count=number(len(found))
    )
    st.subheader(plain(words), anchor=False)
    st.markdown(plain(sentence(atlas, claim, found)))
    rows.draw_bound(len(found), LISTED)
    listed = found.head(LISTED)
    agreements = atlas.agreements.iloc[listed["agreement"]]
    instruments = agreements["instrument"].tolist()
    table = {
        _("Agreement"): agreement_labels(atlas, listed["agreement"].to_numpy()),
        _("Signed"): [spoken(day) or _("not known") for day in agreements["signed_on"].tolist()],
        _("Status"): agreements["status"].map(status_label).tolist(),
        _("Now"): list(map(counts_as, listed["now"].tolist(), instruments)),
    }
    if claim.published_on:
        then = _("By {date}").format(date=spoken(claim.published_on))
        table[then] = list(map(counts_as, listed["then"].tolist(), instruments))
    positions = listed["agreement"].to_numpy()
    rows.draw(view, pd.DataFrame(table), positions, key=f"behind {claim.source}", alt=words)
