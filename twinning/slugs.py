"""Slugs: stable ids made from names, each once."""

from collections.abc import Iterable

from twinning.text import fold

LONGEST = 40  # characters that a name gives to an id


def slug(*parts: str) -> str:
    """The parts as one id: `slug("Saint-Denis", "RE")` is "saint-denis-re"."""
    return "-".join("-".join(fold(part).split())[:LONGEST].strip("-") for part in parts if part)


def numbered(ids: Iterable[str]) -> list[str]:
    """The ids with a number behind those that are taken, in order of appearance."""
    wanted = list(ids)
    taken, free = set[str](), dict.fromkeys(wanted, 2)
    result = []
    for name in wanted:
        unique = name
        while unique in taken or (unique != name and unique in free):
            unique, free[name] = f"{name}-{free[name]}", free[name] + 1
        taken.add(unique)
        result.append(unique)
    return result
