"""The figures of a network in words: for the page and for the command line."""

from dataclasses import dataclass
from math import isnan

from twinning.language import _, decimal, number
from twinning.network import Network

DIGITS = 6  # as KONECT gives them


@dataclass(frozen=True)
class Fact:
    """One figure: what it is called, its value, and what it means in plain words."""

    name: str
    value: str
    meaning: str


def facts(network: Network) -> list[Fact]:
    """The figures of a network, from the simplest on."""
    return [*_of_size(network), *_of_shape(network)]


def _of_size(network: Network) -> list[Fact]:
    return [
        Fact(_("Cities"), number(len(network.nodes)), _("with at least one of the agreements")),
        Fact(_("Agreements"), number(network.agreements), _("of whatever kind and status")),
        Fact(
            _("Pairs of partners"),
            number(network.edges),
            _("two cities with an agreement, however many they have"),
        ),
        Fact(
            _("Of a city with itself"),
            number(network.loops),
            _("agreements left out of everything that follows"),
        ),
    ]


def _of_shape(network: Network) -> list[Fact]:
    largest = max(network.components, default=0)
    return [
        Fact(
            _("Components"),
            number(len(network.components)),
            _("groups of cities that can be reached from each other from partner to partner"),
        ),
        Fact(_("Largest component"), number(largest), _("cities in the largest such group")),
        Fact(
            _("Partners on average"),
            _decimal(network.mean_degree),
            _("2 · pairs / cities; network analysts call it the mean degree"),
        ),
        Fact(
            _("Wedges"), number(network.wedges), _("a city with any two of its partners is a wedge")
        ),
        Fact(
            _("Triangles"),
            number(network.triangles),
            _("three cities of which each is a partner of both others"),
        ),
        Fact(
            _("Clustering coefficient"),
            _decimal(network.clustering),
            _("3 · triangles / wedges: how often two partners of a city are partners, too"),
        ),
        Fact(
            _("Assortativity"),
            _decimal(network.assortativity),
            _(
                "from −1 to 1: above 0 busy cities have busy partners, below 0 quiet ones "
                "(correlation of the numbers of partners at both ends of each pair; Newman 2002)"
            ),
        ),
    ]


def _decimal(value: float) -> str:
    return _("not defined") if isnan(value) else decimal(value, DIGITS)
