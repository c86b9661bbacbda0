"""Words outside of Python: our own JavaScript, HTML and typst say none but those they are given."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def own(pattern: str) -> list[Path]:
    """Our own files; what others made comes with its licence."""
    found = [*ROOT.glob(f"static/**/{pattern}"), *ROOT.glob(f"twinning/**/{pattern}")]
    return sorted(path for path in found if not any(path.parent.glob("LICENSE*")))


SCRIPTS, PAGES, PAPERS = own("*.js"), own("*.html"), own("*.typ")
PROSE = re.compile(r"[A-Za-z]{2,}[ \n]+[A-Za-z]{2,}")
WORD = re.compile(r"[^\W\d_]{2}")
# Comments, then strings of each kind, a template's text in between its values.
TOKENS = re.compile(
    r"""/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`""", re.DOTALL
)
# For those who keep the code, for the browser itself, or names of events, elements and fonts.
UNSEEN = re.compile(
    r"console\.\w+\($|new \w*Error\([^)]*$|querySelector(?:All)?\($|\.closest\($|\.matches\($"
    r"|\.on(?:ce)?\([^)]*$|\.off\([^)]*$|className = $|FILES = $|phrases\(\)\[$"
)
DIRECTIVES = ("use strict", "noopener noreferrer")
TYPST = re.compile(r'"(?:\\.|[^"\\])*"|//[^\n]*')
FONT = re.compile(r"\d*\.?\d+(?:px|\}px)|\b(?:sans-serif|serif)\b")
# What a browser shows or reads aloud: set as it is, a single word is one too many.
SHOWN = re.compile(
    r"(?:textContent|innerText|innerHTML|\.title|\.alt|ariaLabel|placeholder) = $"
    r"|setAttribute\(\"(?:aria-label|title|alt|placeholder)\", $"
    r"|element\(\"\w+\", \"[^\"]*\", $"
)


def strings(source: str) -> Iterator[tuple[str, str]]:
    """Each string of a script without its quotes, and what stands before it on its line."""
    for token in TOKENS.finditer(source):
        if token[0][0] in "\"'`":
            before = source[: token.start()]
            yield token[0][1:-1], before[before.rfind("\n") + 1 :]


def said(source: str) -> list[str]:
    """The strings of a script that a reader would meet."""
    return [
        text
        for text, before in strings(source)
        if not UNSEEN.search(before) and is_said(re.sub(r"\$\{[^{}]*\}", "", text), before)
    ]


def is_said(text: str, before: str) -> bool:
    if SHOWN.search(before):
        return WORD.search(text) is not None
    text = re.sub(r"<[^<>]*>", "", text)
    return (
        text not in ("use strict", "noopener noreferrer")
        and not FONT.search(text)
        and PROSE.search(text) is not None
    )


def set_in_type(source: str) -> list[str]:
    """What a typst source sets that is no value: prose in strings, words in content blocks."""
    texts = [token[0] for token in TYPST.finditer(source) if token[0].startswith('"')]
    blocks = re.findall(r"\[([^\[\]]*)\]", TYPST.sub("", source))
    loose = [re.sub(r"#[\w.-]+(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?", "", block) for block in blocks]
    return [t.strip('"') for t in texts if PROSE.search(t)] + [b for b in loose if WORD.search(b)]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_script_says_no_words_of_its_own(path: Path):
    assert said(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)
def test_a_paper_says_no_words_of_its_own(path: Path):
    assert set_in_type(path.read_text(encoding="utf-8")) == []


def test_no_page_is_written_as_html():
    assert [path for path in PAGES if WORD.search(re.sub(r"<[^>]*>", "", path.read_text()))] == []


def test_there_are_scripts_and_papers_to_look_at():
    assert {"map.js", "legend.js", "page.js", "findings.js"} <= {path.name for path in SCRIPTS}
    assert {"brief.typ", "picture.typ"} <= {path.name for path in PAPERS}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('box.title = "Close";', ["Close"]),
        ('button.setAttribute("aria-label", "Close");', ["Close"]),
        ('list.append(element("p", "note", "selected"));', ["selected"]),
        ('list.append(element("p", "note", text.selected));', []),
        ("const words = `${count} not drawn`;", ["${count} not drawn"]),
        ('const text = "no such city";', ["no such city"]),
        ('console.error("The map cannot be drawn:", error);', []),
        ('"use strict";', []),
        ("// not a word of this\n/* nor of this */", []),
        ('context.font = "700 10px system-ui, sans-serif";', []),
        ('map.on("mouseout movestart zoomstart", leave);', []),
    ],
)
def test_a_script_that_speaks_is_found(source: str, found: list[str]):
    assert said(source) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("#text[Page one]", ["Page one"]),
        ('#text("not on the map")', ["not on the map"]),
        ("[#metadata(position)#label(name)]", []),
        ("// of a comment\n#brief.title", []),
    ],
)
def test_a_paper_that_speaks_is_found(source: str, found: list[str]):
    assert set_in_type(source) == found
