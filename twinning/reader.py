"""Who reads: the language and the calendar in which everything is said to them."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

LANGUAGES = ("en", "fa", "tr", "ru", "ar", "es")
"""The languages there are catalogues for, as ISO 639-1 codes; the first is the default."""
CALENDARS = ("gregorian", "persian")
"""The calendars dates can be shown in, as CLDR names them; the first is the default."""
_CALENDAR_OF = {"fa": "persian"}


@dataclass(frozen=True)
class Reader:
    """A language of LANGUAGES and a calendar of CALENDARS."""

    language: str = LANGUAGES[0]
    calendar: str = CALENDARS[0]

    @property
    def code(self) -> str:
        """The reader as a part of an address: “fa-persian”."""
        return f"{self.language}-{self.calendar}"


READERS = {
    reader.code: reader
    for reader in (Reader(language, calendar) for language in LANGUAGES for calendar in CALENDARS)
}
"""Every reader there can be, by code."""

# Every run of a page, every answer and every thread has its own.
_ANYBODY = Reader()
_current: ContextVar[Reader] = ContextVar("reader", default=_ANYBODY)


def current() -> Reader:
    """The reader of this run of a page, or of this answer."""
    return _current.get()


def speak_to(reader: Reader) -> None:
    """Say everything that follows in this run or answer to that reader."""
    _current.set(reader)


@contextmanager
def spoken_to(reader: Reader) -> Iterator[None]:
    """Say everything within the block to that reader."""
    before = _current.set(reader)
    try:
        yield
    finally:
        _current.reset(before)


def bound(function: Callable[P, T]) -> Callable[P, T]:
    """The function, which says what it says to the reader of now, whenever and wherever it runs."""
    reader = current()

    @wraps(function)
    def said(*args: P.args, **kwargs: P.kwargs) -> T:
        with spoken_to(reader):
            return function(*args, **kwargs)

    return said


def each_said_to(reader: Reader, items: Iterable[T]) -> Iterator[T]:
    """The items, each made for that reader, whoever asks for the next."""
    made = iter(items)
    while True:
        with spoken_to(reader):
            try:
                item = next(made)
            except StopIteration:
                return
        yield item


def usual_calendar(language: str) -> str:
    """The calendar that readers of a language use when they ask for none."""
    return _CALENDAR_OF.get(language, CALENDARS[0])


def chosen(language: str, calendar: str, browser: str, *, has_years: bool) -> Reader:
    """The reader that an address asks for: its `lang` and `cal`, empty where it has none.

    Else the language is the browser's (“fa-IR”) if there is a catalogue for it, and the calendar
    the usual one; years that stand in an address without a calendar are Gregorian for everybody.
    """
    spoken = [asked for asked in (language, browser.split("-")[0]) if asked in LANGUAGES]
    known = next(iter(spoken), LANGUAGES[0])
    usual = CALENDARS[0] if has_years else usual_calendar(known)
    return Reader(known, calendar if calendar in CALENDARS else usual)


def kept_by_language(maxsize: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """A decorator like `lru_cache`, for what is said in the reader's language.

    So many results are kept for each language.
    """
    return _kept(lambda: _current.get().language, maxsize * len(LANGUAGES))


def kept_by_reader(maxsize: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """A decorator like `lru_cache`, for what depends on the reader's calendar as well."""
    return _kept(_current.get, maxsize * len(READERS))


def _kept(aspect: Callable[[], object], maxsize: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        @lru_cache(maxsize)
        def kept(_aspect: object, *args: P.args, **kwargs: P.kwargs) -> T:
            return function(*args, **kwargs)

        @wraps(function)
        def asked(*args: P.args, **kwargs: P.kwargs) -> T:
            return kept(aspect(), *args, **kwargs)  # type: ignore[arg-type]  # hashable, as for it

        return asked

    return decorate
