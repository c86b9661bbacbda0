"""Words: every one that a reader meets can be translated, and numbers are as readers write them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.delta_generator import DeltaGenerator

from twinning.language import decimal, listed, ngettext, number, year
from twinning.reader import Reader, spoken_to

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted([*ROOT.glob("twinning/**/*.py"), *ROOT.glob("pages/*.py"), ROOT / "dashboard.py"])
SCREENS = [path for path in MODULES if path.parent.name in ("ui", "pages")]

MARKERS = ("_", "ngettext", "N_")
WIDGETS = {name for name in dir(DeltaGenerator) if not name.startswith("_")} | {"set_page_config"}
SHOWN_ARGUMENTS = ("label", "title", "page_title", "help", "placeholder", "alt", "body", "text")
VERBATIM = ("code",)  # what is shown as it is in every language
PROSE = re.compile(r"[A-Za-z]{2,}[ \n]+[A-Za-z]{2,}")
# Words of other languages than the reader's: SQL, Jinja, HTML, the Unicode database, fonts.
FOREIGN = re.compile(
    r"\b(?:SELECT|INSERT|CREATE|FROM|SELECTOR)\b|{%|<style>|<div |\byears-bars\b"
    r"|\b(?:Noto|Droid) Sans"
)
# `key` names a widget for Streamlit; words and codes are looked for in tables; logs and
# programming errors are for those who keep the code.
UNSEEN_CALLS = ("split", "warning", "ValueError")
UNSEEN_NAMES = re.compile(r"_?[A-Z_]*(?:KEY|WORDS|CODES|CALLED)")


def literals(node: ast.AST) -> Iterator[ast.Constant]:
    """The strings written in `node`, but not names of columns nor what is marked already."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node
    elif isinstance(node, ast.Subscript | ast.Dict):
        values = node.values if isinstance(node, ast.Dict) else [node.value]
        yield from (text for value in values for text in literals(value))
    elif not (isinstance(node, ast.Call) and called(node) in MARKERS):
        for child in ast.iter_child_nodes(node):
            yield from literals(child)


def called(call: ast.Call) -> str:
    """The last name of what is called: `button` of `st.button`."""
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def untranslated(source: str) -> list[str]:
    """What a page shows by a call of Streamlit's without asking for its translation."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    shown = [
        argument
        for call in calls
        for argument in (
            *(call.args if called(call) in WIDGETS.difference(VERBATIM) else ()),
            *(keyword.value for keyword in call.keywords if keyword.arg in SHOWN_ARGUMENTS),
        )
    ]
    return [text.value for node in shown for text in literals(node) if has_words(text.value)]


def has_words(text: str) -> bool:
    """Whether letters are left when icons, badges and other marks are taken away."""
    return re.search(r"[^\W\d_]{2}", re.sub(r":[\w/-]+:?|-badge\[", "", text)) is not None


def prose(source: str) -> list[str]:
    """What reads like English and is neither marked, nor documentation, nor unseen."""
    tree = ast.parse(source)
    unseen = {id(text) for node in ast.walk(tree) for text in unseen_in(node)}
    return [
        text.value
        for text in literals(tree)
        if PROSE.search(text.value) and not FOREIGN.search(text.value) and id(text) not in unseen
    ]


def unseen_in(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Expr):  # a docstring
        yield node.value
    elif isinstance(node, ast.keyword) and node.arg == "key":
        yield from ast.walk(node.value)
    elif isinstance(node, ast.Call) and called(node) in UNSEEN_CALLS:
        yield from ast.walk(node)
    elif isinstance(node, ast.Assign) and UNSEEN_NAMES.fullmatch(ast.unparse(node.targets[0])):
        yield from ast.walk(node.value)


def made_up(source: str) -> list[str]:
    """Messages put together before they are looked up, which no catalogue can hold."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    messages = [
        argument
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id in MARKERS
        for argument in (call.args[:2] if call.func.id == "ngettext" else call.args)
    ]
    return [ast.unparse(m) for m in messages if isinstance(m, ast.JoinedStr | ast.BinOp | ast.Call)]


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: path.stem)
def test_whatever_a_page_shows_can_be_translated(path: Path):
    assert untranslated(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_every_sentence_can_be_translated(path: Path):
    source = path.read_text(encoding="utf-8")
    assert (prose(source), made_up(source)) == ([], [])


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('st.title("Map")', ["Map"]),
        ('st.title(_("Map"))', []),
        ('start.number_input(_("From"), placeholder="Year")', ["Year"]),
        ('st.button(label, icon=":material/search:", key="find it")', []),
        ('st.markdown(f"**{name}** of {total}")', ["** of "]),
        ('st.metric(_("Countries"), cities["country"].nunique())', []),
        ("st.markdown(f\"{':green-badge['}{label}] · {count}\")", []),
        ('st.code("/feeds/agreements.csv")', []),
        ('_page("map.py", title="Map")', ["Map"]),
        ('alt.Tooltip("partner:N", title="Partner")', ["Partner"]),
        ('st.caption(ngettext("{n} city", "{n} cities", n))', []),
    ],
)
def test_a_page_that_shows_bare_words_is_found(source: str, found: list[str]):
    assert untranslated(f"name = total = label = ''\n{source}") == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('"""A module."""\ndef f():\n    """A function\'s words."""', []),
        ('reason = "is not known"', ["is not known"]),
        ('reason = _("is not known")', []),
        ('rows = run("SELECT name FROM place")', []),
        ('_KEY = "current view"', []),
        ('yield Problem(file, line, f"{n} is not known")', [" is not known"]),
    ],
)
def test_a_bare_sentence_is_found(source: str, found: list[str]):
    assert prose(source) == found


def test_a_message_put_together_too_early_is_found():
    assert made_up('_(f"{n} cities")') == ["f'{n} cities'"]
    assert made_up('_("{n} cities".format(n=n))') == ["'{n} cities'.format(n=n)"]
    assert made_up("_(STATUS_LABELS[status])") == []


def test_numbers_lists_and_plurals_are_english():
    assert [number(n) for n in (0, 1_234_567, -1.5)] == ["0", "1,234,567", "-1.5"]
    assert [listed(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert [ngettext("one", "many", n) for n in (0, 1, 2)] == ["many", "one", "many"]


@pytest.mark.parametrize(
    ("language", "told", "short", "signed"),
    [
        ("en", "14,041", "1404", "1404.5"),
        ("fa", "۱۴٬۰۴۱", "۱۴۰۴", "۱۴۰۴٫۵"),
        ("ar", "14,041", "1404", "1404.5"),  # CLDR's choice for Arabic without a country
        ("es", "14.041", "1404", "1404,5"),
    ],
)
def test_digits_and_separators_are_those_of_the_language(
    language: str, told: str, short: str, signed: str
):
    with spoken_to(Reader(language)):
        assert (number(14_041), year(1404), decimal(1404.5, 1)) == (told, short, signed)
