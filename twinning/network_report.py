"""The network of a folder of tables or of a file of KONECT, in lines for the command line."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from twinning import konect
from twinning.atlas import Positions
from twinning.loading import load
from twinning.network import Network, network
from twinning.network_words import facts
from twinning.schema import PARTIES


def network_of(path: Path) -> Network:
    """The network of all agreements in a folder, or of all edges in a file.

    Raises DataError when the tables or the file cannot be used.
    """
    return network(_of_tables(path) if path.is_dir() else konect.edges(path))


def lines(made: Network) -> Iterator[str]:
    """Each figure with what it means."""
    for fact in facts(made):
        yield f"{fact.name}: {fact.value} ({fact.meaning})"


def _of_tables(folder: Path) -> Positions:
    parties = load(folder).agreements[list(PARTIES)]
    numbers, _ids = pd.factorize(parties.to_numpy().ravel())
    return numbers.reshape(-1, 2)
