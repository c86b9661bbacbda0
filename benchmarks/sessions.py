"""Sessions: visitors without a browser, who speak to the dashboard as a browser does."""

from collections.abc import Iterator
from contextlib import ExitStack, suppress
from itertools import islice
from pathlib import Path

from playwright.sync_api import TimeoutError
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets import Subprotocol
from websockets.sync.client import ClientConnection, connect

from benchmarks.figure import Figure, megabytes
from benchmarks.machine import kibibytes, memory
from benchmarks.stage import Stage
from benchmarks.visitors import visitor
from tests.browser.servers import Server
from twinning.schema import INSTRUMENTS, STATUSES

TARGETS = {26_000: "600 MB", 250_000: "900 MB", 1_000_000: "2,000 MB"}
SESSIONS = 20
PATIENCE_SECONDS = 300
MAP = "streamlit_folium.st_folium"


def figures(stage: Stage) -> list[Figure]:
    """The server's memory before anybody came, after one browser, and with all sessions open."""
    process = stage.dashboard.process.pid
    started = memory("VmRSS", process)
    with visitor(stage.browser) as somebody:  # a browser fetches what these sessions do not
        somebody.open(stage.dashboard.address)
        with suppress(TimeoutError):  # what is never painted was fetched all the same
            somebody.first("painted")
        visited = memory("VmRSS", process)
    with ExitStack() as opened:
        for query in islice(choices(), SESSIONS):
            session = opened.enter_context(connected(stage.dashboard))
            run(session)
            run(session, query)
        resident = memory("VmRSS", process)
        shared_out = kibibytes(Path(f"/proc/{process}/smaps_rollup").read_text(), "Pss") * 1024
    return [
        Figure("Memory of the server, no page asked for", megabytes(started)),
        Figure("… after one visitor", megabytes(visited)),
        Figure(
            f"… with {SESSIONS} open sessions",
            f"{megabytes(resident)} (PSS {megabytes(shared_out)})",
            TARGETS.get(stage.size, ""),
        ),
    ]


def choices() -> Iterator[str]:
    """Addresses of one choice each, no two the same."""
    yield from (f"status={status}" for status in STATUSES)
    yield from (f"instrument={instrument}" for instrument in INSTRUMENTS)
    yield from (f"from={year}" for year in range(1960, 2020))


def connected(server: Server) -> ClientConnection:
    """A connection on which nothing was asked for yet."""
    address = f"{server.address.replace('http', 'ws', 1)}/_stcore/stream"
    return connect(address, subprotocols=[Subprotocol("streamlit")], max_size=None)


def run(session: ClientConnection, query: str = "") -> None:
    """Have the map page run for that address, and return when it has run.

    Raises RuntimeError when it failed or showed no map.
    """
    session.send(BackMsg(rerun_script=ClientState(query_string=query)).SerializeToString())
    shows_map = False
    while True:
        message = ForwardMsg.FromString(session.recv(PATIENCE_SECONDS))
        element = message.delta.new_element
        shows_map |= element.component_instance.component_name == MAP
        if element.HasField("exception"):
            raise RuntimeError(f"?{query} failed: {element.exception.message}")
        if message.WhichOneof("type") == "script_finished":
            break
    if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY or not shows_map:
        raise RuntimeError(f"?{query} did not show the map")
