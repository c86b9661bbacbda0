"""Figures: what was measured, in words, beside its target."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter, process_time
from typing import TypeVar

REPEATS = 7
NEARLY = 0.9
UNITS = ("bytes", "KiB", "MiB", "GiB")

Result = TypeVar("Result")


@dataclass(frozen=True)
class Figure:
    """One line of a table."""

    name: str
    measured: str
    target: str = ""


@dataclass(frozen=True, order=True)
class Timing:
    """Seconds that something took: by the clock, and of processor time in this process.

    The second is said only where the clock ran on while others had the processor.
    """

    clock: float
    processor: float

    def __str__(self) -> str:
        alone = self.processor > NEARLY * self.clock
        return spoken(self.clock) + ("" if alone else f" (CPU {spoken(self.processor)})")


def run(action: Callable[[], Result]) -> tuple[Result, Timing]:
    """What `action` returns, and how long it took."""
    clock, processor = perf_counter(), process_time()
    result = action()
    return result, Timing(perf_counter() - clock, process_time() - processor)


def timed(action: Callable[[], object], before: Callable[[], object] = lambda: None) -> Timing:
    """The median of several runs after one that does not count; `before` each, unmeasured."""
    timings = []
    for _ in range(1 + REPEATS):
        before()
        timings.append(run(action)[1])
    return middle(timings[1:])


def middle(timings: Iterable[Timing]) -> Timing:
    """The median, of either time by itself."""
    several = list(timings)
    return Timing(median(t.clock for t in several), median(t.processor for t in several))


def spoken(seconds: float) -> str:
    """Seconds in the unit that suits them, with three digits."""
    if seconds >= 1:
        return f"{seconds:.2f} s"
    milliseconds = seconds * 1000
    decimals = 0 if milliseconds >= 100 else 1 if milliseconds >= 10 else 2
    return f"{milliseconds:.{decimals}f} ms"


def sized(count: float) -> str:
    """Bytes in the unit that suits them."""
    power = next(power for power in (3, 2, 1, 0) if count >= 1024**power or not power)
    return f"{count / 1024**power:.1f} {UNITS[power]}"


def spread(values: Sequence[float]) -> str:
    """The smallest and the largest, with two decimals."""
    return f"{min(values):.2f} to {max(values):.2f}"


def kilobytes(count: float) -> str:
    """Bytes in thousands, as the targets of traffic are given."""
    return f"{count / 1000:.1f} kB"


def megabytes(count: float) -> str:
    """Bytes in millions, as the targets of memory are given."""
    return f"{count / 1e6:,.0f} MB"
