"""What every test may use: a folder of tables, a dashboard; and browser tests after all others."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from twinning.ui import head_start, mirror
from twinning.web.routes import routes

FRAME = Path(__file__).parents[1] / "twinning" / "ui" / "frame.py"
BROWSER_TESTS = Path(__file__).parent / "browser"

settings.register_profile("atlas", deadline=None)  # a busy machine is not a wrong result
settings.load_profile("atlas")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put browser tests last: they are slow, and Playwright keeps an event loop running."""
    items.sort(key=lambda item: BROWSER_TESTS in item.path.parents)


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """A writer of tables, `folder(cities="city_id,name\\n…")`; calling it again rewrites them."""

    def write(**tables: str | bytes) -> Path:
        for name, content in tables.items():
            content = content.encode() if isinstance(content, str) else content
            (tmp_path / f"{name}.csv").write_bytes(content)
        return tmp_path

    return write


@pytest.fixture
def dashboard(
    folder: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., AppTest]:
    """`dashboard(query, cities=…, agreements=…)`: the frame, not yet run.

    Without tables it is over the shipped ones.  No browser is there to be given a head start, nor
    to lag behind.
    """
    monkeypatch.delenv("TWINNING_DATA", raising=False)
    monkeypatch.setattr(head_start, "sleep", lambda _seconds: None)
    monkeypatch.setattr(mirror, "ECHO_SECONDS", 0)

    def over(query: str = "", **tables: str) -> AppTest:
        if tables:
            monkeypatch.setenv("TWINNING_DATA", str(folder(**tables)))
        app = AppTest.from_file(FRAME, default_timeout=60)
        for name, value in (pair.split("=") for pair in query.split("&") if pair):
            app.query_params[name] = [*app.query_params.get(name, []), value]
        return app

    return over


@pytest.fixture
def get(small: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable]:
    """Asks a server over the folder `small`, which the module of the test provides."""
    monkeypatch.setenv("TWINNING_DATA", str(small))
    with TestClient(Starlette(routes=routes())) as client:
        yield client.get
