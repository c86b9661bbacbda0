"""The report: figures of the shipped and the generated tables side by side, in Markdown."""

from collections.abc import Sequence

from benchmarks.figure import Figure


def table(title: str, shipped: Sequence[Figure], generated: Sequence[Figure]) -> str:
    """One table; its figures must be the same and in the same order for both."""
    lines = [(title, "Target", "Shipped data", "Generated table"), ("---", "---", "---", "---")]
    for ours, world in zip(shipped, generated, strict=True):
        assert ours.name == world.name
        target = f"≤ {ours.target}" if ours.target else ""
        lines.append((ours.name, target, ours.measured, world.measured))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
