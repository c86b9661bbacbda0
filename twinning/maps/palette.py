"""The palette: what each colour stands for, and which of them every agreement has."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from twinning.atlas import Atlas, Mask, Positions
from twinning.labels import status_label
from twinning.maps.document import legend_groups
from twinning.maps.numbering import group_names, numbering
from twinning.maps.styles import STATUS_STYLES, Colour
from twinning.schema import STATUSES


@dataclass(frozen=True, eq=False)
class Palette:
    """Labels and colours, and for each agreement of the atlas a position among them.

    `shared` tells which agreements belong to several, of which one gives the colour.
    """

    labels: list[str]
    colours: list[Colour]
    of_agreements: Positions
    shared: Mask


def status_palette(atlas: Atlas) -> Palette:
    """The colours of STATUSES, in that order."""
    statuses = pd.Index(STATUSES).get_indexer(pd.Index(atlas.agreements["status"]))
    styles = [STATUS_STYLES[status].colour for status in STATUSES]
    labels, none = list(map(status_label, STATUSES)), np.zeros(len(statuses), dtype=bool)
    return Palette(labels, styles, statuses.astype(np.int64), none)


def theme_palette(atlas: Atlas, focus: Collection[str] = ()) -> Palette:
    """The colours of the map's legend of themes, each agreement with that of one group.

    As on the map that is the group named first, or the first of those in `focus`.
    """
    numbers = numbering(atlas)
    groups = legend_groups(atlas, numbers)
    codes, cells = pd.factorize(atlas.agreements["themes"])
    named = [group_names(atlas, cell) for cell in cells.tolist()]
    first = [next((g for g in own if g in focus), next(iter(own), "")) for own in named]
    places = [numbers.groups.get(group, len(groups) - 1) for group in first]
    return Palette(
        [str(group["label"]) for group in groups],
        [Colour(**group["colour"]) for group in groups],
        np.array(places, dtype=np.int64)[codes],
        np.array([len(own) > 1 for own in named], dtype=bool)[codes],
    )
