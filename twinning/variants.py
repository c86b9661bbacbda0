"""Variants: whether two names that stand on the same point are names of one place."""

from rapidfuzz import fuzz

from twinning.text import fold

SAME_SPELLING = 90  # of 100: the share of letters two spellings of one name have in common


def words(name: str) -> frozenset[str]:
    """The words of a name, in no order and without numbers."""
    return frozenset(word for word in fold(name).split() if not word.isdigit())


def are_variants(name: str, other: str) -> bool:
    """Whether both are one name: "Vienna 5 – Margareten" and "Margareten (Vienna)" are.

    Numbers count where one word is all that is left: "Vienna 5" is not "Vienna 6".
    """
    if fold(name) == fold(other):
        return True
    if len(words(name)) > 1 and words(name) == words(other):
        return True
    digits = [[word for word in fold(n).split() if word.isdigit()] for n in (name, other)]
    return digits[0] == digits[1] and fuzz.ratio(fold(name), fold(other)) >= SAME_SPELLING


def are_nested(name: str, other: str) -> bool:
    """Whether one name says that it lies in the other: "Yeonje (Busan)" in "Busan"."""
    return words(name) <= words(other) or words(other) <= words(name)
