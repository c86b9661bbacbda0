"""Catalogues: every message of the code in every language, complete and with its placeholders."""

import ast
import gettext
import re
from itertools import chain
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file

from twinning.catalogues import SOURCE_LANGUAGE, messages
from twinning.language import forms, locale, ngettext
from twinning.reader import LANGUAGES, Reader, spoken_to

ROOT = Path(__file__).resolve().parent.parent
TRANSLATED = [language for language in LANGUAGES if language != SOURCE_LANGUAGE]
MARKERS = ("_", "N_", "ngettext", "forms")
KEYWORDS = {**DEFAULT_KEYWORDS, "forms": (1, 2)}
# What a message must say alike in every language: placeholders, icons, emphasis, code, tags.
MARKS = re.compile(r"\{[^{}]*\}|:material/\w+:|\*\*|`|</?\w+>")
CONTEXT_END = "\x04"
COUNT = re.compile(r"\{(?:count|n)\}")

Key = tuple[str, ...]


def extracted() -> set[Key]:
    """The messages in the code: one form each, or one for one and one for many.

    What stands in a context begins with it, as gettext keeps it.
    """
    modules = [ROOT / "dashboard.py", *ROOT.glob("pages/*.py"), *ROOT.glob("twinning/**/*.py")]
    found = chain.from_iterable(extract_from_file("python", path, KEYWORDS) for path in modules)
    return {key(text, context) for _line, text, _comments, context in found}


def asked_for() -> set[str]:
    """The first forms of all messages that the code looks up, as Python reads it."""
    modules = [ROOT / "dashboard.py", *ROOT.glob("pages/*.py"), *ROOT.glob("twinning/**/*.py")]
    nodes = chain.from_iterable(ast.walk(ast.parse(path.read_text())) for path in modules)
    calls = [node for node in nodes if isinstance(node, ast.Call) and node.args]
    first = [call.args[0] for call in calls if getattr(call.func, "id", "") in MARKERS]
    told = [call.args for call in calls if getattr(call.func, "id", "") == "pgettext"]
    plain = {message.value for message in first if isinstance(message, ast.Constant)}
    return plain | {f"{context.value}{CONTEXT_END}{message.value}" for context, message in told}


def key(text: str | tuple[str, ...], context: str | None = None) -> Key:
    first, *others = (text,) if isinstance(text, str) else text
    return (f"{context}{CONTEXT_END}{first}" if context else first, *others)


def translated(language: str) -> dict[Key, Message]:
    """The messages of a catalogue, without its header."""
    return {key(m.id, m.context): m for m in messages(language) if m.id}


def marks(text: str) -> list[str]:
    return sorted(MARKS.findall(text))


def strings(message: Message) -> tuple[str, ...]:
    return key(message.string)


def is_faithful(message: Message) -> bool:
    """Whether every form has the marks of the message, and the blanks at its ends.

    The form for one alone, for two or for none may spell out the number instead.
    """
    original = key(message.id)[-1]
    wanted = marks(original)
    bare = [mark for mark in wanted if not COUNT.fullmatch(mark)]
    allowed = (wanted, bare) if message.pluralizable else (wanted,)
    edges = original[: len(original) - len(original.lstrip())], original[len(original.rstrip()) :]
    return (
        all(
            marks(text) in allowed and text.startswith(edges[0]) and text.endswith(edges[1])
            for text in strings(message)
        )
        and marks(strings(message)[-1]) == wanted
    )


def test_no_message_is_hidden_from_the_extraction():
    """Before Python 3.12 what stands inside an f-string is not seen."""
    assert asked_for() == {first for first, *_ in extracted()}


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_holds_the_messages_of_the_code_and_no_others(language: str):
    # gettext looks a message up by its first form, so one that is also used alone is the same.
    held, needed = ({first for first, *_ in keys} for keys in (translated(language), extracted()))
    assert (needed - held, held - needed) == (set(), set())


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated(language: str):
    catalogue = translated(language)
    missing = [k for k, message in catalogue.items() if not all(strings(message))]
    unsure = [k for k, message in catalogue.items() if message.fuzzy]
    assert (missing, unsure) == ([], [])


@pytest.mark.parametrize("language", TRANSLATED)
def test_placeholders_and_marks_survive_translation(language: str):
    catalogue = translated(language)
    assert [k for k, message in catalogue.items() if not is_faithful(message)] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_plural_forms_follow_the_rule_of_cldr(language: str):
    catalogue = messages(language)
    with spoken_to(Reader(language)):
        rule = locale().plural_form
    numbers = [*range(1_001), 1_000_000, 2_000_000, 3_000_001]
    place = catalogue_rule(catalogue.plural_expr)
    categories = {(rule(n), place(n)) for n in numbers}
    assert len(categories) == catalogue.num_plurals == len({category for category, _ in categories})


def catalogue_rule(expression: str):
    """The place of the form for a number, as gettext reads the rule of a catalogue."""
    return gettext.c2py(expression)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_browser_is_given_a_form_for_each_category_of_its_rule(language: str):
    with spoken_to(Reader(language)):
        rule = locale().plural_form
        given = forms("{count} agreement", "{count} agreements")
        for count in range(150):
            said = ngettext("{count} agreement", "{count} agreements", count)
            assert given[rule(count)] == said


@pytest.mark.parametrize(
    ("id", "string", "faithful"),
    [
        ("{count} of {total}", "{total}: {count}", True),
        ("{count} of {total}", "{total}: {cuont}", False),
        ("**{name}** here", "{name} aquí", False),
        (
            ("{count} city", "{count} cities"),
            ("una ciudad", "{count} de ciudades", "{count}"),
            True,
        ),
        (("{count} city", "{count} cities"), ("una", "{count} de ciudades", "ciudades"), False),
        (" or ", " o ", True),
        (" or ", "o", False),
    ],
)
def test_a_broken_placeholder_is_found(id: Key, string: Key, faithful: bool):
    assert is_faithful(Message(id, string)) == faithful
