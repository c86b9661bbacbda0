"""Bytes of a table ⇄ text, in the encodings that spreadsheets write."""

import re
from codecs import getincrementaldecoder
from dataclasses import dataclass

UNREADABLE = "\ufffd"
"""What stands in a text for bytes that mean nothing in its encoding."""

# Where Windows-1254 (Turkish) has ğ İ Ş ı ş, Windows-1252 has the Icelandic ð Ý Þ ý þ.
_TURKISH = frozenset("ĞİŞğış")
_ICELANDIC_COMPANY = frozenset("ÁÆÉÍÓÚáæéíóúåÅ")
_WORD = re.compile(r"\w+")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_FOREIGN_RUN = re.compile(rb"[\x80-\xff]+")
_FIRST_FOREIGN_LETTER = 0xC0  # of the code pages; below it are quotation marks and the like
_PIECE = 1 << 20
_FIRST_CHARACTERS = 8  # bytes of UTF-16 that must be Latin letters to be known without a mark


@dataclass(frozen=True)
class Charset:
    """How a file holds text: an encoding of Python's, and the mark in front of the text."""

    encoding: str
    mark: bytes = b""

    def decoded(self, content: bytes) -> str:
        """The text of a file, its mark left off."""
        return content.removeprefix(self.mark).decode(self.encoding, errors="replace")

    def encoded(self, text: str) -> bytes:
        """The bytes of a file, its mark included; "?" for what has no place in the encoding."""
        return self.mark + text.encode(self.encoding, errors="replace")

    def keeps(self, content: bytes) -> bool:
        """Whether a file can be read and written back without changing it."""
        return self.encoded(self.decoded(content)) == content


_MARKED = (
    Charset("utf-8", b"\xef\xbb\xbf"),
    Charset("utf-16-le", b"\xff\xfe"),
    Charset("utf-16-be", b"\xfe\xff"),
)


def in_utf8(content: bytes) -> bytes:
    """The text of a file as UTF-8 without a mark."""
    if _is_utf8(content) and not _unmarked_utf16(content):
        return content.removeprefix(_MARKED[0].mark)
    return charset(content).decoded(content).encode()


def charset(content: bytes) -> Charset:
    """The charset a table was written in.

    UTF-8 and UTF-16 are certain; the Windows code pages 1252, 1254 and 1256 cannot be told
    apart for sure and are recognised by the words they would spell.
    """
    marked = next((known for known in _MARKED if content.startswith(known.mark)), None)
    return marked or Charset(_unmarked_utf16(content) or _eight_bit(content))


def _unmarked_utf16(content: bytes) -> str:
    """A header in Latin letters has a NUL in every second byte of UTF-16."""
    even, odd = content[0:_FIRST_CHARACTERS:2], content[1:_FIRST_CHARACTERS:2]
    if odd and all(odd) and not any(even):
        return "utf-16-be"
    if odd and all(even) and not any(odd):
        return "utf-16-le"
    return ""


def _eight_bit(content: bytes) -> str:
    """UTF-8, even when a few of its bytes are damaged, or else the likeliest code page."""
    if _is_utf8(content):
        return "utf-8"
    text = content.decode("utf-8", errors="replace")
    damaged, foreign = text.count(UNREADABLE), len(_FOREIGN.findall(text))
    return "utf-8" if damaged * 2 < foreign else _code_page(content)


def _is_utf8(content: bytes) -> bool:
    decoder = getincrementaldecoder("utf-8")()
    try:
        for begin in range(0, len(content), _PIECE):  # the whole as text would be twice as large
            decoder.decode(content[begin : begin + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _code_page(content: bytes) -> str:
    if _mostly_in_runs(content):
        return "cp1256"
    words = _WORD.findall(content.decode("cp1254", errors="replace"))
    marked = [set(word) for word in words if _TURKISH.intersection(word)]
    turkish = sum(word.isdisjoint(_ICELANDIC_COMPANY) for word in marked)
    return "cp1254" if marked and turkish * 2 >= len(marked) else "cp1252"


def _mostly_in_runs(content: bytes) -> bool:
    """Arabic words are runs of bytes above 127; accented Latin letters stand alone."""
    runs = [run for run in _FOREIGN_RUN.findall(content) if max(run) >= _FIRST_FOREIGN_LETTER]
    long_runs = sum(len(run) for run in runs if len(run) > 2)
    return long_runs * 2 > sum(map(len, runs))
