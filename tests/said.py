"""What every page says to readers, one after the other in one process, as JSON by language."""

import json
import re
import sys
from collections.abc import Iterator

from streamlit.testing.v1 import AppTest

from tests.conftest import FRAME
from twinning.reader import Reader, speak_to
from twinning.settings import PROJECT
from twinning.ui import head_start, mirror

RANDOM = re.compile(r"\b[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}\b")


def said_to(language: str) -> dict[str, list[str]]:
    """By page, all that it sends to a reader who looks at Isfahan."""
    return {
        path.stem: list(sent(opened(path.stem, language)))
        for path in sorted((PROJECT / "pages").glob("*.py"))
    }


def opened(page: str, language: str) -> AppTest:
    """The page over the shipped tables, run in that language.

    The test's browser names options in the language of its own thread.
    """
    speak_to(Reader(language))
    app = AppTest.from_file(FRAME, default_timeout=60)
    app.query_params["lang"] = language
    app.query_params["city"] = "isfahan-ir"
    app.run()
    app.switch_page(f"../../pages/{page}.py").run()
    assert not app.exception
    return app


def sent(app: AppTest) -> Iterator[str]:
    """Every element of a page that was run, whole."""
    blocks = [app._tree]
    while blocks:
        for child in blocks.pop().children.values():
            if hasattr(child, "children"):
                blocks.append(child)
            yield RANDOM.sub("", str(child.proto))


if __name__ == "__main__":
    head_start.sleep = lambda _seconds: None
    mirror.ECHO_SECONDS = 0
    print(json.dumps({language: said_to(language) for language in sys.argv[1:]}))
