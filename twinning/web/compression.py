"""Compressed bodies: smaller on the way, for the readers who say they can unpack them."""

import zlib
from collections.abc import Iterable, Iterator

from starlette.requests import Request

LEVEL = 6
_GZIP = 16 + zlib.MAX_WBITS  # how zlib is told to write the gzip format


def takes_gzip(request: Request) -> bool:
    """Whether the reader can unpack gzip."""
    return "gzip" in request.headers.get("accept-encoding", "")


def gzipped(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces compressed into one body, each sent on as soon as enough has come together."""
    packer = zlib.compressobj(LEVEL, wbits=_GZIP)
    yield from filter(None, map(packer.compress, pieces))
    yield packer.flush()
