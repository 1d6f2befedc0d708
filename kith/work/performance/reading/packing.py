"""Packing what was read of a file into few bytes while it waits: 200,000 figures take about a megabyte."""

import json
import zlib
from collections.abc import Sequence

from kith.work.performance.reading.reading import Mark, Reading, Row

QUICKLY = 1
"""How hard to press: quickly, since the bytes are forgotten soon."""


def pack(reading: Reading) -> bytes:
    """Return the figures and the marks of a reading, packed together."""
    text = json.dumps([reading.rows, reading.marks], separators=(",", ":"))
    return zlib.compress(text.encode(), QUICKLY)


def unpack(packed: bytes | memoryview) -> tuple[Sequence[Row], Sequence[Mark]]:
    """Return the figures and the marks that were packed; none of nothing."""
    if not packed:
        return (), ()
    rows, marks = json.loads(zlib.decompress(packed))
    return rows, marks
