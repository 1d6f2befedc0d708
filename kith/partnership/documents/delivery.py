"""Handing a file out again: what its headers say, so that no browser takes it for a page of Kith."""

from django.http import FileResponse

from kith.partnership.documents.enums import FileKind
from kith.partnership.documents.models import FileVersion
from kith.partnership.documents.public import open_version

OFFICE = "application/vnd.openxmlformats-officedocument."
TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.WORD: f"{OFFICE}wordprocessingml.document",
    FileKind.EXCEL: f"{OFFICE}spreadsheetml.sheet",
    FileKind.SLIDES: f"{OFFICE}presentationml.presentation",
    FileKind.CSV: "text/csv",
    FileKind.TEXT: "text/plain",
    FileKind.PNG: "image/png",
    FileKind.JPEG: "image/jpeg",
}
SHOWN = frozenset({FileKind.PDF, FileKind.PNG, FileKind.JPEG})
"""What a browser shows itself; everything else is saved."""
ALONE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
"""Nothing in a file runs or is of Kith’s own origin. The viewers of browsers draw PDFs all the same."""


def delivered(version: FileVersion) -> FileResponse:
    """Return a file as an answer: of its own type and no other, kept by nobody on the way.

    Raises FileNotFoundError when it is no longer where it was stored.
    """
    kind = FileKind(version.kind)
    answer = FileResponse(
        open_version(version),
        as_attachment=kind not in SHOWN,
        filename=version.name,
        content_type=TYPES[kind],
    )
    answer.headers["Content-Security-Policy"] = ALONE
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer
