"""Figures of networks as others have published them, to check ours by."""

from collections.abc import Mapping
from types import MappingProxyType

from twinning.language import _
from twinning.network import Network
from twinning.network_words import DIGITS

# http://konect.cc/networks/twin/, the network of 2017-10
PUBLISHED: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "twin": MappingProxyType(
            {
                "size n": 14_274,
                "volume m": 20_573,
                "loop count": 0,
                "maximum degree": 99,
                "wedge count": 170_445,
                "triangle count": 6_327,
                "size of the largest component": 10_320,
                "clustering coefficient": 0.111361,
                "degree assortativity": 0.386786,
            }
        )
    }
)


def disagreements(network: Network, name: str) -> list[str]:
    """What differs from the published figures of the network of that name, in sentences.

    Numbers agree when they are the same to the places that were published.
    """
    ours = {
        "size n": len(network.nodes),
        "volume m": network.edges,
        "loop count": network.loops,
        "maximum degree": int(network.degrees.max(initial=0)),
        "wedge count": network.wedges,
        "triangle count": network.triangles,
        "size of the largest component": max(network.components, default=0),
        "clustering coefficient": network.clustering,
        "degree assortativity": network.assortativity,
    }
    message = _("{figure} is {ours}, published is {published}")
    return [
        message.format(figure=figure, ours=_shown(ours[figure]), published=_shown(published))
        for figure, published in PUBLISHED[name].items()
        if _shown(ours[figure]) != _shown(published)
    ]


def _shown(value: float) -> str:
    return f"{value:.{DIGITS}f}" if isinstance(value, float) else str(value)
