"""The lines of a text one after the other, of which some can be given back and read again."""

import io
from collections import deque
from collections.abc import Iterator


def split(text: bytes, place: int = 0) -> Iterator[str]:
    """The lines of a text in UTF-8 from a byte on, with the ends they were written with."""
    file = io.BytesIO(text)  # shares the bytes
    file.seek(place)
    return io.TextIOWrapper(file, "utf-8", newline="")


class Lines(Iterator[str]):
    """The lines of a text in UTF-8.

    `place` is the byte at which the next one begins, `read` the number of lines before it.
    """

    def __init__(self, text: bytes, place: int = 0, read: int = 0) -> None:
        self.place, self.read = place, read
        self._coming = split(text, place)
        self._again: deque[str] = deque()
        self._row: list[str] = []

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._coming)
        self._move(line, 1)
        self._row.append(line)
        return line

    def begin(self) -> int:
        """Let a row begin at the next line; the number of lines before it."""
        self._row = []
        return self.read

    def give_back(self) -> str:
        """The line on which the row began; all after it are to be read again."""
        first, *others = self._row
        for line in reversed(others):
            self._again.appendleft(line)
            self._move(line, -1)
        return first

    def _move(self, line: str, by: int) -> None:
        self.read += by
        self.place += by * len(line.encode())
