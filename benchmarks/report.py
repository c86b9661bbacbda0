"""The report: figures in Markdown tables, each beside its target."""

from collections.abc import Iterable, Mapping, Sequence

from benchmarks.figure import Figure

AT_LEAST = "at least "


def table(title: str, columns: Mapping[str, Sequence[Figure]]) -> str:
    """One table of the same figures in the same order, of several things with the same targets."""
    rows = [(title, "Target", *columns), ("---",) * (2 + len(columns))]
    for figures in zip(*columns.values(), strict=True):
        rows.append((_name(figures), _bound(figures[0]), *(f.measured for f in figures)))
    return _lines(rows)


def table_of_sizes(title: str, columns: Mapping[int, Sequence[Figure]]) -> str:
    """One table of the same figures at several sizes, each of which has targets of its own."""
    heads = (words for size in columns for words in (f"at {size:,}", "Target"))
    rows = [(title, *heads), ("---",) * (1 + 2 * len(columns))]
    for figures in zip(*columns.values(), strict=True):
        cells = (text for figure in figures for text in (figure.measured, _bound(figure)))
        rows.append((_name(figures), *cells))
    return _lines(rows)


def _name(figures: Sequence[Figure]) -> str:
    [name] = {figure.name for figure in figures}
    return name


def _bound(figure: Figure) -> str:
    if figure.target.startswith(AT_LEAST):
        return f"≥ {figure.target.removeprefix(AT_LEAST)}"
    return f"≤ {figure.target}" if figure.target else ""


def _lines(rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)
