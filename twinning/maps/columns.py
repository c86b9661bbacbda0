"""Columns of numbers as one compact file, which a browser reads without parsing any of them."""

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

ALIGNMENT = 8  # bytes: a typed array of a browser must begin at a multiple of its item's size
TYPES = {"u1": "Uint8Array", "u2": "Uint16Array", "u4": "Uint32Array", "f4": "Float32Array"}


def packed(header: Mapping[str, Any], columns: Mapping[str, NDArray[Any]]) -> bytes:
    """The header as JSON behind its length (four bytes, little-endian), then each column.

    The header is given an entry `columns`: for each its JavaScript `type`, `length`, and `offset`
    from the end of the header, which is padded with blanks.
    """
    described, offset, parts = {}, 0, []
    for name, column in columns.items():
        kind = f"{column.dtype.kind}{column.dtype.itemsize}"
        described[name] = {"type": TYPES[kind], "offset": offset, "length": len(column)}
        content = column.astype(column.dtype.newbyteorder("<"), copy=False).tobytes()
        parts.append(content + bytes(-len(content) % ALIGNMENT))
        offset += len(parts[-1])
    head = json.dumps({**header, "columns": described}, ensure_ascii=False, separators=(",", ":"))
    encoded = head.encode()
    encoded += b" " * (-(4 + len(encoded)) % ALIGNMENT)
    return b"".join([len(encoded).to_bytes(4, "little"), encoded, *parts])


def smallest(numbers: NDArray[np.integer[Any]]) -> NDArray[np.unsignedinteger[Any]]:
    """The numbers, none of them negative, in the smallest unsigned type that holds them all."""
    most = int(numbers.max(initial=0))
    return numbers.astype(np.min_scalar_type(most) if most < 2**32 else np.uint32)
