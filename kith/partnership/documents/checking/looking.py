"""All that is looked at in one file, in order: the cheap and safe things first."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.files.base import File

from kith.base.kernel.refusals import Refused
from kith.partnership.documents.checking.kinds import OFFICE, kind_by_ending, refuse_other_signature
from kith.partnership.documents.checking.names import ending_of, shown_name
from kith.partnership.documents.checking.office import look_into_office
from kith.partnership.documents.checking.pdf import look_into_pdf
from kith.partnership.documents.checking.pictures import look_into_picture
from kith.partnership.documents.checking.template import without_template
from kith.partnership.documents.checking.text import look_into_text
from kith.partnership.documents.enums import FileKind, Scan
from kith.partnership.documents.scanning import scan

MEGABYTE = 1024 * 1024
BEGINNING = 512
TEMPLATE_TAKEN_OUT = "The link to a template outside the document was taken out."
PICTURES = frozenset({FileKind.PNG, FileKind.JPEG})


@dataclass(frozen=True)
class CheckedFile:
    """A file that was looked at and may be kept, with what is known of it."""

    file: Any
    name: str
    kind: FileKind
    size: int
    sha256: str
    pages: int | None
    scan: Scan
    lost_template: bool = False
    """Whether a link to a template outside the file was taken out of it."""

    @property
    def taken_out(self) -> str:
        """Return what was taken out of the file, as a sentence to put behind another; empty for nothing."""
        return f" {TEMPLATE_TAKEN_OUT}" if self.lost_template else ""


Upload = File | CheckedFile
"""What deeds take: a file as it came in, or one that was looked at before."""


def checked_file(upload: Upload) -> CheckedFile:
    """Return a file with what is known of it; raise Refused with a sentence for one that is not taken in.

    It asks no database, so it belongs before the transaction that keeps the file.
    """
    if isinstance(upload, CheckedFile):
        return upload
    ending = ending_of(upload.name or "")
    name = shown_name(upload.name or "", ending or "file")
    kind = kind_by_ending(name, ending)
    _refuse_size(name, upload.size)
    upload.seek(0)
    refuse_other_signature(name, kind, upload.read(BEGINNING))
    safe = _looked_into_office(name, kind, upload) if kind in OFFICE else upload
    digest = _digest(safe)
    pages = _look_inside(name, kind, safe, digest)
    safe.seek(0)
    found = scan(name, safe)
    safe.seek(0)
    shown = shown_name(upload.name or "", kind)
    return CheckedFile(safe, shown, kind, safe.size, digest, pages, found, safe is not upload)


def _looked_into_office(name: str, kind: FileKind, upload: File) -> File:
    """Return a file of an office program that may be kept: a Word file without a template outside it."""
    upload.seek(0)
    if not look_into_office(name, kind, upload, upload.size, spares_template=True):
        return upload
    safe = without_template(upload)
    look_into_office(name, kind, safe, safe.size)
    safe.seek(0)
    return safe


def _refuse_size(name: str, size: int) -> None:
    if not size:
        raise Refused(f"“{name}” is empty. Choose the file again.", field="upload")
    most = settings.FILE_MEGABYTES
    if size > most * MEGABYTE:
        has = -(-size // MEGABYTE)
        words = f"“{name}” has {has:,} MB; a file may have up to {most} MB."
        raise Refused(f"{words} Make its pictures smaller or split it.", field="upload")


def _digest(upload: File) -> str:
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def _look_inside(name: str, kind: FileKind, upload: File, digest: str) -> int | None:
    upload.seek(0)
    if kind == FileKind.PDF:
        return look_into_pdf(name, upload, digest)
    if kind in PICTURES:
        look_into_picture(name, kind, upload)
    elif kind not in OFFICE:
        look_into_text(name, upload)
    return None
