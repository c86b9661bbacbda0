"""Boxes on a picture, and where around a circle there may be one for its name."""

import math
from typing import NamedTuple

DISTANCES = (18.0, 32.0, 48.0, 66.0, 86.0, 108.0)  # pixels
DIRECTIONS = 16


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """The point in the middle of it."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def grown(self, margin: float) -> "Box":
        """The box with a margin on each side."""
        left, top, right, bottom = self
        return Box(left - margin, top - margin, right + margin, bottom + margin)

    def meets(self, other: "Box") -> bool:
        """Whether both share some room."""
        across = self.left < other.right and self.right > other.left
        return across and self.top < other.bottom and self.bottom > other.top

    def holds(self, other: "Box") -> bool:
        """Whether the other lies wholly in this one."""
        across = self.left <= other.left and self.right >= other.right
        return across and self.top <= other.top and self.bottom >= other.bottom

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """The point of it that is nearest to another."""
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)


def around(dot: Box, size: tuple[float, float], gap: float, leaves_east: bool) -> list[Box]:
    """The boxes of a size beside a circle, best first: where fewer arcs leave it."""
    width, height = size
    x, y = dot.middle
    right, left = (dot.right + gap, y - height / 2), (dot.left - gap - width, y - height / 2)
    above, below = (x - width / 2, dot.top - height), (x - width / 2, dot.bottom)
    best, worst = (left, right) if leaves_east else (right, left)
    corners = (best, above, below, worst)
    return [Box(start, top, start + width, top + height) for start, top in corners]


def afar(dot: Box, size: tuple[float, float], unit: float) -> list[Box]:
    """The boxes of a size further off, the nearest first."""
    (x, y), (width, height) = dot.middle, size
    found = []
    for distance in DISTANCES:
        for turn in range(DIRECTIONS):
            angle = 2 * math.pi * turn / DIRECTIONS
            middle_x = x + math.cos(angle) * (distance * unit + width / 2)
            middle_y = y + math.sin(angle) * (distance * unit + height / 2)
            left, top = middle_x - width / 2, middle_y - height / 2
            found.append(Box(left, top, left + width, top + height))
    return found
