"""A strict reading of iCalendar files (RFC 5545) that shares nothing with what writes them."""

import re
from datetime import date, datetime

LONGEST_LINE = 75  # octets without the line's end
_ESCAPED = re.compile(r"\\(.)")
_BARE = re.compile(r"(?<!\\)(?:\\\\)*[,;]")

Properties = dict[str, str]


def events(file: bytes) -> list[Properties]:
    """The properties of each VEVENT, text unescaped; fails where the file breaks a rule."""
    lines = unfolded(file)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    found: list[Properties] = []
    inside: str = "VCALENDAR"
    calendar: Properties = {}
    for line in lines[1:-1]:
        name, value = split(line)
        if name == "BEGIN":
            assert (inside, value) == ("VCALENDAR", "VEVENT")
            inside = value
            found.append({})
        elif name == "END":
            assert (inside, value) == ("VEVENT", "VEVENT")
            inside = "VCALENDAR"
        else:
            properties = found[-1] if inside == "VEVENT" else calendar
            assert name not in properties
            properties[name] = value
    assert inside == "VCALENDAR"
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    assert len({event["UID"] for event in found}) == len(found)
    return found


def unfolded(file: bytes) -> list[str]:
    """The content lines, none too long, each ended by CRLF, none cut within a letter."""
    assert file.endswith(b"\r\n")
    physical = file.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, physical)) <= LONGEST_LINE
    assert not any(re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line) for line in physical)
    texts = [line.decode() for line in physical]
    return "\r\n".join(texts).replace("\r\n ", "").split("\r\n")


def split(line: str) -> tuple[str, str]:
    """The name of a property and its value: a day, a moment in UTC, or text."""
    found = re.fullmatch(r"([A-Z-]+)(;VALUE=DATE)?:(.*)", line)
    assert found, line
    name, kind, value = found.groups()
    if kind:
        return name, datetime.strptime(value, "%Y%m%d").date().isoformat()
    if name == "DTSTAMP":
        return name, datetime.strptime(value, "%Y%m%dT%H%M%SZ").isoformat()
    assert not _BARE.search(value), line
    return name, _ESCAPED.sub(_letter, value)


def _letter(escaped: re.Match[str]) -> str:
    assert escaped[1] in r"\,;nN", escaped[0]
    return {"n": "\n", "N": "\n"}.get(escaped[1], escaped[1])


def days(file: bytes) -> list[tuple[date, str]]:
    """The day and the summary of each event."""
    return [(date.fromisoformat(event["DTSTART"]), event["SUMMARY"]) for event in events(file)]
