"""Which types of file are taken in, by ending and by the bytes with which a file begins."""

from kith.base.kernel.refusals import Refused
from kith.partnership.documents.enums import FileKind

KINDS = {kind.value: kind for kind in FileKind} | {"jpeg": FileKind.JPEG}
OFFICE = frozenset({FileKind.WORD, FileKind.EXCEL, FileKind.SLIDES})
TAKEN = "PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), CSV, text, PNG or JPEG"

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
PDF = b"%PDF-"
SIGNATURES = {
    FileKind.PDF: PDF,
    FileKind.WORD: ZIP,
    FileKind.EXCEL: ZIP,
    FileKind.SLIDES: ZIP,
    FileKind.PNG: b"\x89PNG\r\n\x1a\n",
    FileKind.JPEG: b"\xff\xd8\xff",
}
WEB_PAGE = (b"<!doctype html", b"<html", b"<head", b"<body", b"<script", b"<table", b"<?xml")

PROGRAMS = "can carry macros, which are programs, so it is not taken in. Save it as"
OLDER = "is in an older format that can hide programs. Open it and save it as"
INSTEAD = (
    (("docm", "dotm"), f"{PROGRAMS} .docx."),
    (("xlsm", "xltm", "xlam", "xlsb"), f"{PROGRAMS} .xlsx."),
    (("pptm", "potm", "ppsm", "ppam"), f"{PROGRAMS} .pptx."),
    (("doc", "dot", "rtf", "wpd"), f"{OLDER} .docx."),
    (("xls", "xlt"), f"{OLDER} .xlsx."),
    (("ppt", "pot", "pps"), f"{OLDER} .pptx."),
    (("dotx",), "is a template. Save it as .docx."),
    (("xltx",), "is a template. Save it as .xlsx."),
    (("potx", "ppsx"), "is a template or a show. Save it as .pptx."),
    (("odt", "pages"), "is not taken in as it is. Save it as .docx or PDF."),
    (("ods", "numbers"), "is not taken in as it is. Save it as .xlsx."),
    (("odp", "key"), "is not taken in as it is. Save it as .pptx or PDF."),
    (("zip", "7z", "rar", "gz", "tar"), "holds other files. Hand them in one by one."),
    (("html", "htm", "mht", "mhtml"), "is a web page. Print it to a PDF and hand that in."),
    (("msg", "eml"), "is an email. Save it as PDF, and hand in what was attached to it on its own."),
    (
        ("gif", "heic", "webp", "tif", "tiff", "bmp", "svg"),
        "is not taken in. Save the picture as PNG or JPEG.",
    ),
)
"""What to do with files of other endings that people do hand in."""


def kind_by_ending(name: str, ending: str) -> FileKind:
    """Return the type that an ending stands for; raise Refused for any that is not taken in."""
    if ending in KINDS:
        return KINDS[ending]
    for endings, words in INSTEAD:
        if ending in endings:
            raise Refused(f"“{name}” {words}", field="upload")
    if not ending:
        raise Refused(f"“{name}” has no ending that says what it is. Hand in {TAKEN}.", field="upload")
    raise Refused(f"Files ending in .{ending[:12]} are not taken in. Hand in {TAKEN}.", field="upload")


def refuse_other_signature(name: str, kind: FileKind, begins: bytes) -> None:
    """Raise Refused where a file does not begin as its type does, saying what it seems to be instead."""
    expected = SIGNATURES.get(kind)
    if expected is None or begins.startswith(expected):
        return
    raise Refused(f"“{name}” {_is_instead(kind, begins)}", field="upload")


def _is_instead(kind: FileKind, begins: bytes) -> str:
    of = f"ends in .{kind} but"
    if begins.startswith(OLE) and kind in OFFICE:
        locked = "is locked with a password or in an older format"
        return f"{of} {locked}. Take the password off, and save it as .{kind}."
    if begins.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(WEB_PAGE):
        return f"{of} is a web page. Open it in its own program and save it as .{kind}."
    if begins.startswith(PDF):
        return f"{of} is a PDF. Give it the ending .pdf."
    return f"{of} is something else or is damaged. Save it as .{kind} again."
