"""Bytes of a table → text, in the encodings that spreadsheets write."""

import re

UTF8_BOM = b"\xef\xbb\xbf"
UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
# Where Windows-1254 (Turkish) has ğ İ Ş ı ş, Windows-1252 has the Icelandic ð Ý Þ ý þ.
_TURKISH = frozenset("ĞİŞğış")
_ICELANDIC_COMPANY = frozenset("ÁÆÉÍÓÚáæéíóúåÅ")
_WORD = re.compile(r"\w+")


def decoded(content: bytes) -> tuple[str, str]:
    """The text of a table and the name of the encoding it was in, mark at its start included.

    UTF-8 and UTF-16 are certain; the Windows code pages 1252, 1254 and 1256 cannot be told
    apart for sure and are recognised by the words they would spell.
    Raises UnicodeDecodeError when no encoding fits.
    """
    if content.startswith(UTF16_BOMS):
        return content.decode("utf-16"), "utf-16"
    unmarked = _unmarked_utf16(content)
    if unmarked:
        return content.decode(unmarked), unmarked
    try:
        marked = content.startswith(UTF8_BOM)
        return content.decode("utf-8-sig"), "utf-8-sig" if marked else "utf-8"
    except UnicodeDecodeError:
        page = _code_page(content)
        return content.decode(page, errors="replace"), page


def _unmarked_utf16(content: bytes) -> str:
    """A header in Latin letters has a NUL in every second byte of UTF-16."""
    head = content[:64]
    if len(head) < 4 or len(content) % 2:
        return ""
    if not any(head[0::2]) and all(head[1::2]):
        return "utf-16-be"
    if not any(head[1::2]) and all(head[0::2]):
        return "utf-16-le"
    return ""


def _code_page(content: bytes) -> str:
    if _mostly_in_runs(content):
        return "cp1256"
    words = _WORD.findall(content.decode("cp1254", errors="replace"))
    marked = [set(word) for word in words if _TURKISH.intersection(word)]
    turkish = sum(word.isdisjoint(_ICELANDIC_COMPANY) for word in marked)
    return "cp1254" if marked and turkish * 2 >= len(marked) else "cp1252"


def _mostly_in_runs(content: bytes) -> bool:
    """Arabic words are runs of bytes above 127; accented Latin letters stand alone."""
    runs = re.findall(rb"[\x80-\xff]+", content)
    long_runs = sum(len(run) for run in runs if len(run) > 2)
    return bool(runs) and long_runs * 2 > sum(map(len, runs))
