"""Pieces: every chosen row once, in order, and never many at a time."""

import numpy as np
import pytest

from twinning import pieces


@pytest.mark.parametrize(
    ("mask", "expected"),
    [
        pytest.param([True] * 5, [[0, 1], [2, 3], [4]], id="the last one shorter"),
        pytest.param([False, True, False, True], [[1, 3]], id="only what is kept"),
        pytest.param([False, False], [[]], id="nothing is one empty piece"),
        pytest.param([], [[]], id="no rows at all"),
    ],
)
def test_kept_rows_come_in_order_a_few_at_a_time(
    monkeypatch: pytest.MonkeyPatch, mask: list[bool], expected: list[list[int]]
):
    monkeypatch.setattr(pieces, "LONGEST", 2)
    found = pieces.pieces(np.array(mask, dtype=bool))
    assert [piece.tolist() for piece in found] == expected
