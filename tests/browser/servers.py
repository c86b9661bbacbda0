"""Dashboards started as the README says, each on a free port and with a log of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60
STOP_SECONDS = 10


@dataclass(frozen=True)
class Server:
    """A running dashboard: its address without a closing slash, its process and its log."""

    address: str
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def tracebacks(self) -> int:
        """How many tracebacks the log holds so far."""
        return self.log.read_text(errors="replace").count("Traceback (most recent call last)")

    def stop(self) -> None:
        """End the process, gently first."""
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def start(log: Path, folder: Path | None = None, base: str = "") -> Server:
    """A dashboard that answers `/healthz`, over the tables of `folder` or the shipped ones.

    It is served below the path `base`.  Raises RuntimeError with the log where it ends or stays
    silent.
    """
    port = free_port()
    options = [f"--server.port={port}", *([f"--server.baseUrlPath={base}"] if base else [])]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", *options]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment(folder), stdout=output, stderr=subprocess.STDOUT
        )
    server = Server(f"http://localhost:{port}/{base}".rstrip("/"), process, log)
    if not answers(server):
        server.stop()
        raise RuntimeError(f"the dashboard did not start:\n{log.read_text(errors='replace')}")
    return server


def environment(folder: Path | None) -> dict[str, str]:
    """This process's variables, with `folder` as the only choice of tables."""
    kept = {name: value for name, value in os.environ.items() if name != "TWINNING_DATA"}
    return kept | ({"TWINNING_DATA": str(folder)} if folder else {})


def answers(server: Server) -> bool:
    """Whether the server answers before the deadline, be it that its tables are broken."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.address}/healthz", timeout=5):
                return True
        except urllib.error.HTTPError:
            return True  # it has no atlas to serve, and says so
        except OSError:
            time.sleep(0.1)
    return False


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])
