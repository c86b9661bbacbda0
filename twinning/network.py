"""The network that agreements make: cities joined by those they have an agreement with."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import nan

import numpy as np
import rustworkx as rx

from twinning.atlas import Positions


@dataclass(frozen=True, eq=False)
class Network:
    """Figures of a simple undirected network; see `network`.

    `degrees` holds how many partners each of `nodes` has.  `components` are the sizes of the parts
    that hang together, the largest first.  `clustering` and `assortativity` are NaN where
    they are not defined.
    """

    agreements: int
    loops: int
    edges: int
    nodes: Positions
    degrees: Positions
    components: tuple[int, ...]
    wedges: int
    triangles: int
    clustering: float
    assortativity: float

    @property
    def mean_degree(self) -> float:
        """How many partners a city has on average; NaN without cities."""
        return float(self.degrees.mean()) if len(self.degrees) else nan

    @property
    def distribution(self) -> Mapping[int, int]:
        """How many nodes have how many partners."""
        values, counts = np.unique(self.degrees, return_counts=True)
        return dict(zip(values.tolist(), counts.tolist(), strict=True))

    def hubs(self, count: int) -> list[tuple[int, int]]:
        """The nodes with most partners and how many those are, ties in the order of the nodes."""
        order = np.argsort(-self.degrees, kind="stable")[:count]
        return list(zip(self.nodes[order].tolist(), self.degrees[order].tolist(), strict=True))


def network(pairs: Positions) -> Network:
    """The network of pairs of nodes, shape (pairs, 2): several of the same two are one edge.

    A node joined to itself is counted among the loops and makes no edge.  The clustering
    coefficient is 3 · triangles / wedges, a wedge being two edges that meet; the assortativity
    is the correlation (Pearson's) of the degrees at both ends of an edge, as in M. E. J. Newman,
    Assortative mixing in networks, Physical Review Letters 89, 208701 (2002).
    """
    nodes, places = np.unique(pairs, return_inverse=True)
    ends = np.sort(places.reshape(-1, 2), axis=1)
    is_loop = ends[:, 0] == ends[:, 1]
    edges = _distinct(ends[~is_loop], len(nodes))
    degrees = np.bincount(edges.ravel(), minlength=len(nodes))
    wedges = int((degrees * (degrees - 1) // 2).sum())
    graph = _graph(len(nodes), edges)
    closed = rx.transitivity(graph) if wedges else nan
    return Network(
        agreements=len(pairs),
        loops=int(is_loop.sum()),
        edges=len(edges),
        nodes=nodes,
        degrees=degrees,
        components=tuple(sorted(map(len, rx.connected_components(graph)), reverse=True)),
        wedges=wedges,
        triangles=round(closed * wedges / 3) if wedges else 0,
        clustering=closed,
        assortativity=_assortativity(degrees[edges]),
    )


def _distinct(ends: Positions, nodes: int) -> Positions:
    codes = np.unique(ends[:, 0] * nodes + ends[:, 1])
    return np.column_stack(np.divmod(codes, max(nodes, 1)))


def _graph(nodes: int, edges: Positions) -> "rx.PyGraph[int, None]":
    graph: rx.PyGraph[int, None] = rx.PyGraph(multigraph=True)  # no edge comes twice
    graph.add_nodes_from(range(nodes))
    graph.add_edges_from_no_data(list(zip(*edges.T.tolist(), strict=True)))
    return graph


def _assortativity(ends: Positions) -> float:
    """The correlation of the degrees at both ends of the edges; NaN where all are equal."""
    one, other = np.concatenate([ends, ends[:, ::-1]]).T.astype(np.float64)
    if len(one) == 0 or one.min() == one.max():
        return nan
    return float(np.corrcoef(one, other)[0, 1])
