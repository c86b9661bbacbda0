"""Changes of a filter: from the click on an option to the map repainted, and what it costs."""

from dataclasses import dataclass
from statistics import median

from playwright.sync_api import WebSocket

from benchmarks.figure import Figure, kilobytes, spoken, spread
from benchmarks.machine import processor_seconds
from benchmarks.stage import Stage
from benchmarks.visitors import Visitor, visitor
from tests.browser.screen import sidebar

CLOCK = {26_000: "0.20 s", 250_000: "0.30 s", 1_000_000: "0.50 s"}
BYTES = {26_000: "25 kB", 250_000: "60 kB", 1_000_000: "200 kB"}
PROCESSOR = {26_000: "40 ms", 250_000: "80 ms", 1_000_000: "250 ms"}
# The first of a filter cuts down what is shown, the others of it add to that.  Options say their
# counts in brackets; where no other words are given it is the first of them.
WARM_UP = ("Status", "Active")
CHOICES = (
    ("Status", "Dormant"),
    ("Status", "Proposed"),
    ("Theme", " ("),
    ("Status", "Suspended"),
    ("Country", " ("),
    ("Country", " ("),
    ("Country", " ("),
    ("Instrument", "Sister city"),
    ("Country", " ("),
)
REST_MS = 500


@dataclass(frozen=True)
class Change:
    """Seconds until the map was repainted and of the server's processor; bytes either way."""

    repainted: float
    processor: float
    received: int
    sent: int


@dataclass
class Traffic:
    """The bytes that the websockets of a page carried."""

    received: int = 0
    sent: int = 0

    def watch(self, somebody: Visitor) -> None:
        """Count from now on."""

        def receive(payload: str | bytes) -> None:
            self.received += len(payload)

        def send(payload: str | bytes) -> None:
            self.sent += len(payload)

        def listen(socket: WebSocket) -> None:
            socket.on("framereceived", receive)
            socket.on("framesent", send)

        somebody.page.on("websocket", listen)


def figures(stage: Stage) -> list[Figure]:
    """What a visitor waits for and causes who chooses one option after another."""
    with visitor(stage.browser) as somebody:
        traffic = Traffic()
        traffic.watch(somebody)
        somebody.open(stage.dashboard.address)
        somebody.first("painted")
        changes = [_chosen(stage, somebody, traffic, *choice) for choice in (WARM_UP, *CHOICES)][1:]
    clock = [change.repainted for change in changes]
    processor = [change.processor for change in changes]
    total = [change.received + change.sent for change in changes]
    sent = median(change.sent for change in changes)
    return [
        Figure(
            f"Filter chosen → map repainted, median of {len(changes)}",
            f"{spoken(median(clock))} ({spread(clock)})",
            CLOCK.get(stage.size, ""),
        ),
        Figure(
            "Bytes over the websocket per change",
            f"{kilobytes(median(total))}, of them {kilobytes(sent)} sent to the server",
            BYTES.get(stage.size, ""),
        ),
        Figure(
            "Server CPU per change",
            f"{spoken(median(processor))} ({spread(processor)})",
            PROCESSOR.get(stage.size, ""),
        ),
    ]


def _chosen(stage: Stage, somebody: Visitor, traffic: Traffic, label: str, words: str) -> Change:
    """Choose the first option with these words of the filter `label`, all being at rest."""
    page, server = somebody.page, stage.dashboard.process.pid
    box = sidebar(page).get_by_role("combobox", name=label)
    box.scroll_into_view_if_needed()
    somebody.rest(REST_MS)  # a list of options that opens while its box is moving closes again
    box.click()
    option = page.get_by_role("option").filter(has_text=words).first
    option.hover()
    somebody.rest(REST_MS)
    before, noted = processor_seconds(server), len(somebody.notes)
    received, sent = traffic.received, traffic.sent
    option.click()
    painted = somebody.first("painted", noted)
    clicked = somebody.first("clicked", noted)
    somebody.rest(REST_MS)
    change = Change(
        (painted.at - clicked.at) / 1000,
        processor_seconds(server) - before,
        traffic.received - received,
        traffic.sent - sent,
    )
    page.keyboard.press("Escape")
    return change
