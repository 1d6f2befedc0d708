"""Pictures: only the header is read, which says how large the picture is."""

import struct
from typing import IO

from kith.base.kernel.refusals import Refused
from kith.partnership.documents.enums import FileKind

MOST_PIXELS = 50_000_000
MOST_SEGMENTS = 500
FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""Markers of a JPEG that say its size."""
ALONE = frozenset({0x01, *range(0xD0, 0xD9)})


def look_into_picture(name: str, kind: FileKind, file: IO[bytes]) -> None:
    """Raise Refused for a picture that is damaged, or too large to be drawn safely."""
    size = _png_size(file) if kind == FileKind.PNG else _jpeg_size(file)
    if size is None or 0 in size:
        raise Refused(f"The picture “{name}” is damaged. Save it again.", field="upload")
    width, height = size
    if width * height > MOST_PIXELS:
        raise Refused(
            f"The picture “{name}” has {width:,} by {height:,} points, more than {MOST_PIXELS // 1_000_000} "
            "million. Make it smaller.",
            field="upload",
        )


def _png_size(file: IO[bytes]) -> tuple[int, int] | None:
    head = file.read(24)
    if len(head) < 24 or head[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", head[16:24])
    return width, height


def _jpeg_size(file: IO[bytes]) -> tuple[int, int] | None:
    file.read(2)
    for _ in range(MOST_SEGMENTS):
        marker = _marker(file)
        if marker is None or marker == 0xDA:
            return None
        if marker in ALONE:
            continue
        length = file.read(2)
        if len(length) < 2 or (inside := int.from_bytes(length) - 2) < 0:
            return None
        content = file.read(inside)
        if marker in FRAMES:
            return _frame_size(content)
    return None


def _frame_size(content: bytes) -> tuple[int, int] | None:
    if len(content) < 5:
        return None
    height, width = struct.unpack(">HH", content[1:5])
    return width, height


def _marker(file: IO[bytes]) -> int | None:
    if file.read(1) != b"\xff":
        return None
    found = file.read(1)
    while found == b"\xff":
        found = file.read(1)
    return found[0] if found else None
