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
from kith.partnership.documents.checking.text import look_into_text
from kith.partnership.documents.enums import FileKind, Scan
from kith.partnership.documents.scanning import scan

MEGABYTE = 1024 * 1024
BEGINNING = 512
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
    digest = _digest(upload)
    pages = _look_inside(name, kind, upload, digest)
    upload.seek(0)
    found = scan(name, upload)
    upload.seek(0)
    return CheckedFile(upload, shown_name(upload.name or "", kind), kind, upload.size, digest, pages, found)


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
    if kind in OFFICE:
        look_into_office(name, kind, upload, upload.size)
    elif kind in PICTURES:
        look_into_picture(name, kind, upload)
    else:
        look_into_text(name, upload)
    return None
