"""Lines on the plane: cut at edges, thinned, and written as the data of an SVG path."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from twinning.atlas import Mask
from twinning.geometry import Floats

Ints = NDArray[np.int64]


def clipped(ring: Floats, axis: int, limit: float, side: int) -> Floats:
    """The part of a closed ring on one side of a limit: above it where `side` is 1, below at -1.

    Rows of two coordinates, of which `axis` is limited.  Sutherland and Hodgman's algorithm
    (Communications of the ACM 17, 1974).
    """
    beyond = side * (ring[:, axis] - limit)
    if beyond.min() >= 0:
        return ring
    if beyond.max() < 0:
        return ring[:0]
    after, ring_after = np.roll(beyond, -1), np.roll(ring, -1, axis=0)
    crosses = (beyond >= 0) != (after >= 0)
    part = np.divide(beyond, beyond - after, out=np.zeros_like(beyond), where=crosses)
    crossings = ring + part[:, np.newaxis] * (ring_after - ring)
    crossings[:, axis] = limit
    both = np.stack([ring, crossings], axis=1).reshape(-1, 2)
    kept = np.column_stack([beyond >= 0, crosses]).ravel()
    return np.asarray(both[kept])


def dense(line: Floats, step: float) -> Floats:
    """The line with so many more points that neither coordinate grows by more than `step`."""
    moves = np.abs(np.diff(line, axis=0)).max(axis=1, initial=0)
    if not len(moves) or moves.max() <= step:
        return line
    counts = np.maximum(np.ceil(moves / step), 1).astype(int)
    steps = np.repeat(1 / counts, counts)
    at = np.append(0, np.cumsum(steps))
    return np.column_stack([np.interp(at, np.arange(len(line)), axis) for axis in line.T])


def runs(line: Floats, kept: Mask) -> Iterator[Floats]:
    """The stretches of a line whose points are kept, those of one point left out."""
    ends = np.flatnonzero(np.diff(kept, prepend=False, append=False)).reshape(-1, 2)
    return (line[first:last] for first, last in ends.tolist() if last - first > 1)


def path(lines: Iterable[Floats], *, closed: bool = False, fine: float = 10) -> str:
    """The data of an SVG path along lines in pixels, rounded to one in `fine` of them.

    Of a closed line that is no more than a point nothing is left.
    """
    if not closed:
        return "".join(stroke([line], fine) for line in lines)
    grids = (np.rint(line * fine).astype(int) for line in lines)
    rings = (grid for grid in grids if len(grid) and np.ptp(grid, axis=0).all())
    return "".join(f"{_start(ring, fine)}{_steps(ring, fine)}z" for ring in rings)


def stroke(pieces: Sequence[Floats], fine: float = 10) -> str:
    """The data of one line in pieces: only the first begins with M, what follows it with m."""
    grids = [np.rint(piece * fine).astype(int) for piece in pieces]
    data = _start(grids[0], fine) + _steps(grids[0], fine)
    for before, grid in pairwise(grids):
        data += f"m{_numbers(grid[0] - before[-1], fine)}{_steps(grid, fine)}"
    return data


def _start(grid: Ints, fine: float) -> str:
    return f"M{_numbers(grid[0], fine)}"


def _steps(grid: Ints, fine: float) -> str:
    """The way from point to point, those left out that fall on the one before."""
    moves = np.diff(grid, axis=0)
    return f"l{_numbers(moves[moves.any(axis=1)], fine) or '0 0'}"


def _numbers(grid: Ints, fine: float) -> str:
    return " ".join(map("{:g}".format, (grid / fine).ravel().tolist())).replace(" -", "-")
