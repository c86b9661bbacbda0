"""Figures of networks, against networkx; and the format of KONECT."""

from math import isclose, isnan
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twinning import konect
from twinning.__main__ import main
from twinning.errors import DataError
from twinning.network import network
from twinning.network_words import facts
from twinning.published import PUBLISHED, disagreements

PAIRS = st.lists(st.tuples(st.integers(1, 14), st.integers(1, 14)), max_size=50)
TRIANGLE_AND_TAIL = [(1, 2), (2, 3), (3, 1), (3, 4), (4, 3), (5, 5)]


def as_array(pairs) -> np.ndarray:
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


@given(pairs=PAIRS)
def test_the_figures_are_those_of_networkx(pairs):
    made = network(as_array(pairs))
    graph = nx.Graph(pairs)
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    sizes = sorted(map(len, nx.connected_components(graph)), reverse=True)
    degrees = dict(graph.degree)
    assert made.agreements == len(pairs)
    assert made.loops == sum(a == b for a, b in pairs)
    assert made.edges == graph.number_of_edges()
    assert dict(zip(made.nodes.tolist(), made.degrees.tolist(), strict=True)) == degrees
    assert made.components == tuple(sizes)
    assert made.triangles == sum(nx.triangles(graph).values()) // 3
    assert made.wedges == sum(d * (d - 1) // 2 for d in degrees.values())
    if made.wedges:
        assert isclose(made.clustering, nx.transitivity(graph), abs_tol=1e-12)
    else:
        assert isnan(made.clustering)
    assert made.distribution == {d: n for d, n in enumerate(nx.degree_histogram(graph)) if n}
    assert [partners for _node, partners in made.hubs(3)] == sorted(degrees.values(), reverse=True)[
        :3
    ]


@given(pairs=PAIRS)
def test_assortativity_is_that_of_networkx_and_undefined_where_all_are_equal(pairs):
    made = network(as_array(pairs))
    graph = nx.Graph(pair for pair in pairs if pair[0] != pair[1])
    ends = {degree for edge in graph.edges for degree in dict(graph.degree(edge)).values()}
    if len(ends) < 2:
        assert isnan(made.assortativity)
    else:
        theirs = nx.degree_assortativity_coefficient(graph)
        assert isclose(made.assortativity, theirs, abs_tol=1e-9)


def test_a_large_random_network_agrees_with_networkx():
    graph = nx.barabasi_albert_graph(3000, 3, seed=1404)
    made = network(as_array(list(graph.edges)))
    assert isclose(made.clustering, nx.transitivity(graph), rel_tol=1e-12)
    assert made.triangles == sum(nx.triangles(graph).values()) // 3
    theirs = nx.degree_assortativity_coefficient(graph)
    assert isclose(made.assortativity, theirs, abs_tol=1e-9)


def test_the_facts_of_a_small_network():
    assert [(f.name, f.value) for f in facts(network(as_array(TRIANGLE_AND_TAIL)))] == [
        ("Cities", "5"),
        ("Agreements", "6"),
        ("Pairs of partners", "4"),
        ("Of a city with itself", "1"),
        ("Components", "2"),
        ("Largest component", "4"),
        ("Partners on average", "1.600000"),
        ("Wedges", "5"),
        ("Triangles", "1"),
        ("Clustering coefficient", "0.600000"),
        ("Assortativity", "−0.714286"),
    ]


def test_without_agreements_nothing_is_defined():
    values = [fact.value for fact in facts(network(as_array([])))]
    assert values == [*["0"] * 6, "not defined", "0", "0", "not defined", "not defined"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "out.small"


def test_an_edge_list_is_read_as_konect_writes_it(file: Path):
    file.write_text("% sym unweighted\n% 3 4\n1 2\n2\t3 \n3 1 1\r\n3 4 0.5 1508000000\n4 3 -1\n\n")
    assert konect.edges(file).tolist() == [[1, 2], [2, 3], [3, 1], [3, 4], [4, 3]]


def test_every_bad_line_is_reported_at_once(file: Path):
    file.write_bytes(b"% sym\n1 2\n1\n1 x\n0 2\n1 2 3 4 5\nId,Source\n\xff\xfe 1\n2 1\n")
    with pytest.raises(DataError) as caught:
        konect.edges(file)
    why = "is no edge: two node numbers from 1 on, then perhaps a weight and a time"
    assert [str(problem) for problem in caught.value.problems] == [
        f"out.small:3: line '1' {why}",
        f"out.small:4: line '1 x' {why}",
        f"out.small:5: line '0 2' {why}",
        f"out.small:6: line '1 2 3 4 5' {why}",
        f"out.small:7: line 'Id,Source' {why}",
        f"out.small:8: line '�� 1' {why}",
    ]


def test_a_network_of_two_kinds_of_nodes_is_refused(file: Path, capsys):
    file.write_text("% bip unweighted\n1 1\n")
    assert main(["network", str(file)]) == 1
    assert capsys.readouterr().err.startswith("out.small:1: has two kinds of nodes (bip)")


def test_the_command_prints_the_facts_of_a_file(file: Path, capsys):
    file.write_text("".join(f"{a} {b}\n" for a, b in TRIANGLE_AND_TAIL))
    assert main(["network", str(file)]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "Cities: 5 (with at least one of the agreements)"
    made = facts(network(as_array(TRIANGLE_AND_TAIL)))
    assert printed == [f"{fact.name}: {fact.value} ({fact.meaning})" for fact in made]


def test_the_command_takes_a_folder_of_tables(folder, capsys):
    tables = folder(
        cities="city_id,name,country\na,A,IR\nb,B,TR\nc,C,RU\n",
        agreements="agreement_id,city_a,city_b,status\n1,a,b,active\n2,b,a,ended\n3,b,c,active\n",
    )
    assert main(["network", str(tables)]) == 0
    values = [line.split(" ")[-1] for line in capsys.readouterr().out.splitlines()]
    assert len(values) == len(facts(network(as_array([(0, 1), (1, 0), (1, 2)]))))


def test_a_file_that_is_missing_is_told_without_a_traceback(tmp_path: Path, capsys):
    assert main(["network", str(tmp_path / "out.none")]) == 1
    assert capsys.readouterr().err.strip().endswith("out.none: No such file or directory")


def test_what_differs_from_the_published_figures_is_told_with_exit_code_1(file: Path, capsys):
    file.write_text("1 2\n2 3\n")
    assert main(["network", str(file), "--expect", "twin"]) == 1
    assert capsys.readouterr().err.splitlines()[:2] == [
        "size n is 3, published is 14274",
        "volume m is 2, published is 20573",
    ]


def test_the_published_figures_of_a_network_that_has_them_agree(monkeypatch):
    made = network(as_array(TRIANGLE_AND_TAIL))
    figures = {
        "size n": 5,
        "volume m": 4,
        "loop count": 1,
        "maximum degree": 3,
        "wedge count": 5,
        "triangle count": 1,
        "size of the largest component": 4,
        "clustering coefficient": 0.6,
        "degree assortativity": -0.714286,
    }
    monkeypatch.setattr("twinning.published.PUBLISHED", {"small": figures})
    assert disagreements(made, "small") == []
    monkeypatch.setattr("twinning.published.PUBLISHED", {"small": figures | {"volume m": 6}})
    assert disagreements(made, "small") == ["volume m is 4, published is 6"]


def test_the_published_figures_of_twin_fit_each_other():
    twin = PUBLISHED["twin"]
    clustering = 3 * twin["triangle count"] / twin["wedge count"]
    assert round(clustering, 6) == twin["clustering coefficient"]
