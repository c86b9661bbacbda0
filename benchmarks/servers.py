"""Servers to be measured: the dashboard as a user starts it, and the yardsticks."""

import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser.servers import ROOT, START_SECONDS, Server, environment, free_port

DASHBOARD = ROOT / "dashboard.py"
YARDSTICKS = ROOT / "benchmarks" / "yardsticks" / "app.py"
LOOK_SECONDS = 0.02


@contextmanager
def dashboard(folder: Path, variables: Mapping[str, str] | None = None) -> Iterator[Server]:
    """The dashboard over the tables of `folder`, which has been asked for no page yet."""
    with _serving(DASHBOARD, environment(folder) | dict(variables or {})) as server:
        yield server


@contextmanager
def yardstick(name: str, folder: Path) -> Iterator[Server]:
    """The page of `benchmarks/yardsticks/<name>.py`, about the tables of `folder`."""
    with _serving(YARDSTICKS, environment(folder) | {"YARDSTICK": name}) as server:
        yield server


@contextmanager
def _serving(app: Path, variables: Mapping[str, str]) -> Iterator[Server]:
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(app), f"--server.port={port}"]
    with TemporaryDirectory(prefix="server-") as folder:
        log = Path(folder) / "log.txt"
        with log.open("wb") as output:
            process = subprocess.Popen(
                command, cwd=ROOT, env=variables, stdout=output, stderr=subprocess.STDOUT
            )
        server = Server(f"http://localhost:{port}", process, log)
        try:
            _await(server)
            yield server
            if server.tracebacks:
                raise RuntimeError(f"the server failed:\n{log.read_text(errors='replace')}")
        finally:
            server.stop()


def _await(server: Server) -> None:
    """Return when the server answers without being asked for anything of ours."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.address}/_stcore/health", timeout=5):
                return
        except OSError:
            time.sleep(LOOK_SECONDS)
    raise RuntimeError(f"no answer:\n{server.log.read_text(errors='replace')}")
