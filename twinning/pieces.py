"""Pieces: the chosen rows a few at a time, so that what is sent is never held whole."""

from collections.abc import Iterator

import numpy as np

from twinning.atlas import Mask, Positions

LONGEST = 5_000


def pieces(mask: Mask) -> Iterator[Positions]:
    """The positions that the mask keeps, in order; where it keeps none, one empty piece."""
    positions = np.flatnonzero(mask)
    for start in range(0, max(len(positions), 1), LONGEST):
        yield positions[start : start + LONGEST]
