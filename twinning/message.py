"""Messages that are kept for all readers: made once, and said to each in their own language."""

from collections.abc import Callable

from twinning.reader import Reader, spoken_to


class Message(str):
    """A message as text in the language of the code, which is what it is compared by.

    `say` gives it in the language of whoever is the reader when it is called.
    """

    __slots__ = ("say",)
    say: Callable[[], str]

    def __new__(cls, say: Callable[[], str]) -> "Message":
        with spoken_to(Reader()):
            message = super().__new__(cls, say())
        message.say = say
        return message


def said(text: str) -> str:
    """The text in the reader's language if it is a message, else as it is."""
    return text.say() if isinstance(text, Message) else text
