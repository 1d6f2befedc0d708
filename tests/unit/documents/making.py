"""Files made for tests: sound ones, and those that are made to do harm. All are small."""

import io
import struct
import zlib
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile

MAIN = {
    "docx": ("word/document.xml", "wordprocessingml.document.main+xml"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation.main+xml"),
}
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    """Return a file as it comes in."""
    return SimpleUploadedFile(name, content)


def packed(parts: dict[str, str | bytes]) -> bytes:
    """Return a packed folder with these parts."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as folder:
        for name, content in parts.items():
            folder.writestr(name, content)
    return made.getvalue()


def office(kind: str = "docx", more: dict[str, str | bytes] | None = None, main: str = "") -> bytes:
    """Return a Word, Excel or PowerPoint file, with more parts than it needs."""
    part, content_type = MAIN[kind]
    types = (
        f'{XML}<Types><Override PartName="/{part}" ContentType="application/vnd.x.{content_type}"/></Types>'
    )
    return packed({"[Content_Types].xml": types, part: main or f"{XML}<root>Words</root>"} | (more or {}))


def relation(kind: str, target: str, mode: str = "External") -> str:
    """Return a list of relations with one in it."""
    one = f'<Relationship Id="r1" Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    return f"{XML}<Relationships>{one}</Relationships>"


def pdf(pages: int = 1, change=None, **save) -> bytes:
    """Return a PDF of so many empty pages; `change` is called with it before it is written."""
    made, written = pikepdf.new(), io.BytesIO()
    for _ in range(pages):
        made.add_blank_page()
    if change:
        change(made)
    made.save(written, **save)
    return written.getvalue()


def png(width: int = 2, height: int = 2) -> bytes:
    """Return a PNG that says it has this size."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IEND", b"")


def jpeg(width: int = 2, height: int = 2) -> bytes:
    """Return the beginning of a JPEG that says it has this size, as far as anything reads it."""
    application = b"\xff\xe0\x00\x04ab"
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 8, 8, height, width, 0)
    return b"\xff\xd8" + application + frame + b"\xff\xd9"
