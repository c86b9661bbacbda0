"""Words: every one that a reader meets can be translated, and numbers are as readers write them."""

import ast
import re
from collections.abc import Iterator
from gettext import c2py
from pathlib import Path

import pytest
from streamlit.delta_generator import DeltaGenerator

from twinning.catalogues import catalogue, messages
from twinning.conjunctions import euphonic
from twinning.language import (
    at_start,
    decimal,
    either,
    forms,
    isolated,
    listed,
    locale,
    mid_sentence,
    ngettext,
    number,
    signed,
    year,
)
from twinning.reader import LANGUAGES, Reader, spoken_to
from twinning.series import any_of, dotted, enumerated, strung

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted([*ROOT.glob("twinning/**/*.py"), *ROOT.glob("pages/*.py"), ROOT / "dashboard.py"])
SCREENS = [path for path in MODULES if path.parent.name in ("ui", "pages")]

MARKERS = ("_", "ngettext", "N_", "pgettext", "forms")
WIDGETS = {name for name in dir(DeltaGenerator) if not name.startswith("_")} | {"set_page_config"}
SHOWN_ARGUMENTS = ("label", "title", "page_title", "help", "placeholder", "alt", "body", "text")
VERBATIM = ("code",)  # what is shown as it is in every language
PROSE = re.compile(r"[A-Za-z]{2,}[ \n]+[A-Za-z]{2,}")
# Other languages than a reader's: SQL, Jinja, HTML, JavaScript, the Unicode database, fonts.
FOREIGN = re.compile(
    r"\b(?:SELECT|INSERT|CREATE|FROM|SELECTOR)\b|{%|<style>|<div |\byears-bars\b|\bexport default\b"
    r"|\b(?:Noto|Droid) Sans|\bimport\(new URL\b"
)
# `key` names a widget for Streamlit; words and codes are looked for in tables; logs and
# programming errors are for those who keep the code.
UNSEEN_CALLS = ("split", "warning", "ValueError")
UNSEEN_NAMES = re.compile(r"_?[A-Z_]*(?:KEY|WORDS|CODES|CALLED)")


# What stands between or around messages differs by language, so it belongs into one; Markdown,
# dots, dashes, brackets and arithmetic do not.
GLUE = re.compile(r"[^\W\d_]{2}|[,;“”‘’«»!?]")
MARKUP = re.compile(r":[\w/-]+:?|-badge\[|</?\w[^<>]*>|\]\(<|\w+=\S+")
SEPARATOR = re.compile(r"[,;]|[^\W\d_]")
# Lists that no reader of a page meets: of columns and codes in files, of names in a question to a
# geocoder, of fonts, of a security policy, of what a feed answers to a program.
LISTS_FOR_PROGRAMS = frozenset(
    {
        *("geojson", "stacking", "importing", "pairs", "doubts", "standings"),
        *("geocoding", "nominatim", "answers", "feeds", "routes"),
        *("words", "brief_html", "standalone"),
    }
)


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


def glued(source: str) -> list[str]:
    """Words and punctuation around a message, where no translator can move them."""
    tree = ast.parse(source)
    unseen = {id(text) for node in ast.walk(tree) for text in unseen_in(node)}
    joined = (
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr | ast.BinOp) and holds_message(node)
    )
    return [
        text.value
        for node in joined
        for text in parts(node)
        if GLUE.search(MARKUP.sub("", text.value)) and id(text) not in unseen
    ]


def holds_message(node: ast.AST) -> bool:
    return any(isinstance(n, ast.Call) and called(n) in MARKERS for n in ast.walk(node))


def parts(node: ast.AST) -> list[ast.Constant]:
    """The bare pieces of a text that is put together."""
    pieces = (
        node.values
        if isinstance(node, ast.JoinedStr)
        else [side for side in (node.left, node.right) if isinstance(node.op, ast.Add)]
        if isinstance(node, ast.BinOp)
        else []
    )
    return [p for p in pieces if isinstance(p, ast.Constant) and isinstance(p.value, str)]


def listings(source: str) -> list[str]:
    """Separators with a comma, a semicolon or a word that are no message."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    separators = [
        call.func.value.value
        for call in calls
        if called(call) == "join"
        and isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Constant)
        and isinstance(call.func.value.value, str)
    ]
    return [separator for separator in separators if SEPARATOR.search(separator)]


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: path.stem)
def test_whatever_a_page_shows_can_be_translated(path: Path):
    assert untranslated(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_every_sentence_can_be_translated(path: Path):
    source = path.read_text(encoding="utf-8")
    assert (prose(source), made_up(source)) == ([], [])


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_sentence_is_put_together_beside_its_message(path: Path):
    assert glued(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_lists_are_those_of_the_language(path: Path):
    found = listings(path.read_text(encoding="utf-8"))
    assert not found or path.stem in LISTS_FOR_PROGRAMS


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


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("f\"{_('said')}, {other}\"", [", "]),
        ("f\"“{_('said')}”\"", ["“", "”"]),
        ('_("said") + " or more"', [" or more"]),
        ('f"{ngettext(one, many, n)} of them"', [" of them"]),
        ("f\"**{_('said')}** · {number} – {other}\"", []),
        ("f\":green-badge[{_('said')}]\"", []),
        ('f"{name}, {other}"', []),
    ],
)
def test_a_sentence_put_together_is_found(source: str, found: list[str]):
    assert glued(source) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('", ".join(names)', [", "]),
        ('" or ".join(names)', [" or "]),
        ('_(", ").join(names)', []),
        ('" · ".join(names)', []),
    ],
)
def test_a_list_of_one_language_is_found(source: str, found: list[str]):
    assert listings(source) == found


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
    ("language", "whole", "fraction", "negative", "named"),
    [
        ("en", "1,234,567", "1404.50", "−2", "1404"),
        ("fa", "۱٬۲۳۴٬۵۶۷", "۱۴۰۴٫۵۰", "\u200e−۲", "۱۴۰۴"),
        ("tr", "1.234.567", "1404,50", "−2", "1404"),
        ("ru", "1\u00a0234\u00a0567", "1404,50", "−2", "1404"),
        ("ar", "1,234,567", "1404.50", "\u200e−2", "1404"),  # CLDR's choice without a country
        ("es", "1.234.567", "1404,50", "−2", "1404"),
    ],
)
def test_numbers_are_written_as_the_language_does(
    language: str, whole: str, fraction: str, negative: str, named: str
):
    with spoken_to(Reader(language)):
        told = (number(1_234_567), decimal(1404.5, 2), signed(-2), year(1404))
    assert told == (whole, fraction, negative, named)


@pytest.mark.parametrize(
    ("language", "all_of", "one_of"),
    [
        ("en", "a, b and c", "a, b or c"),
        ("fa", "a،\u200f b، و c", "a،\u200f b، یا c"),
        ("tr", "a, b ve c", "a, b veya c"),
        ("ru", "a, b и c", "a, b или c"),
        ("ar", "a وb وc", "a أو b أو c"),
        ("es", "a, b y c", "a, b o c"),
    ],
)
def test_lists_are_those_of_cldr(language: str, all_of: str, one_of: str):
    with spoken_to(Reader(language)):
        assert (listed("abc"), either("abc")) == (all_of, one_of)


def test_alternatives_among_commas_have_none_of_their_own():
    assert [any_of(items) for items in ("a", "ab", "abc")] == ["a", "a or b", "a or b or c"]


@pytest.mark.parametrize(
    ("items", "all_of", "one_of"),
    [
        (["Turquía", "Irán"], "Turquía e Irán", "Turquía o Irán"),
        (["Irak", "Omán", "Honduras"], "Irak, Omán y Honduras", "Irak, Omán u Honduras"),
        (["agua", "hielo"], "agua y hielo", "agua o hielo"),
        (["padre", "hija"], "padre e hija", "padre o hija"),
        (["Irán"], "Irán", "Irán"),
    ],
)
def test_spanish_conjunctions_sound_well(items: list[str], all_of: str, one_of: str):
    with spoken_to(Reader("es")):
        assert (listed(items), either(items)) == (all_of, one_of)
    assert euphonic("en", "Turkey y Iran", "Iran") == "Turkey y Iran"


@pytest.mark.parametrize(
    ("language", "categories"),
    [
        ("en", {"one", "other"}),
        ("fa", {"one", "other"}),
        ("tr", {"one", "other"}),
        ("ru", {"one", "few", "many"}),
        ("ar", {"zero", "one", "two", "few", "many", "other"}),
        ("es", {"one", "many", "other"}),
    ],
)
def test_a_browser_is_given_every_plural_form(language: str, categories: set[str]):
    with spoken_to(Reader(language)):
        assert set(forms("one", "many")) == categories


@pytest.mark.parametrize(
    ("language", "fraction", "like"),
    [("en", 1.5, 2), ("ru", 1.5, 2), ("ar", 1.5, 100), ("es", 0.5, 2), ("fa", 0.5, 1)],
)
def test_a_fraction_has_the_plural_form_that_its_language_gives_it(
    language: str, fraction: float, like: int, monkeypatch: pytest.MonkeyPatch
):
    known = catalogue(language)
    place = c2py(messages(language).plural_expr) if language != "en" else (lambda n: int(n != 1))
    monkeypatch.setattr(known, "ngettext", lambda _one, _many, count: str(place(count)))
    with spoken_to(Reader(language)):
        assert ngettext("one", "many", fraction) == str(place(like))


def test_words_begin_as_their_language_lets_them():
    with spoken_to(Reader("tr")):
        assert (at_start("inanç turizmi"), mid_sentence("İnanç turizmi")) == (
            "İnanç turizmi",
            "inanç turizmi",
        )
    assert (at_start("iranian"), mid_sentence("Industry"), mid_sentence("EU funds")) == (
        "Iranian",
        "industry",
        "EU funds",
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_runs_the_other_way_is_kept_apart(language: str):
    with spoken_to(Reader(language)):
        is_rtl = locale().character_order == "right-to-left"
        kept = [isolated(text) for text in ("اصفهان", "IMNA")] if is_rtl else ["اصفهان", "IMNA"]
        assert dotted(["اصفهان", "", "IMNA"]) == " · ".join(kept)
        assert dotted(["اصفهان", "تبریز"]) == "اصفهان · تبریز"


@pytest.mark.parametrize("language", ["fa", "ar"])
def test_what_holds_no_letter_of_its_own_is_told_its_direction(language: str):
    with spoken_to(Reader(language)):
        kept = f"\N{RIGHT-TO-LEFT MARK}{isolated('IMNA')} · {isolated('9 أبريل')}"
        assert dotted(["IMNA", "9 أبريل"]) == kept


def test_lists_of_names_are_english():
    assert (enumerated("abc"), strung("abc"), dotted(["a", "", "c"])) == (
        "a, b, c",
        "a; b; c",
        "a · c",
    )
