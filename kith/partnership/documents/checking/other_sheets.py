"""Spreadsheets of other formats, from which rows are read: OpenDocument, and Excel as it was before 2007."""

from typing import IO
from zipfile import ZipFile

from kith.base.kernel.refusals import Refused
from kith.partnership.documents.checking.office import (
    DAMAGED,
    Looking,
    leads_out,
    refuse_bombs,
    refuse_definitions,
)

OPEN_SHEET = b"application/vnd.oasis.opendocument.spreadsheet"
PROGRAMS = ("Basic/", "Scripts/")
"""Where OpenDocument keeps macros."""
LOCKED = b"encryption-data"
VBA = "_VBA_PROJECT".encode("utf-16-le")
MANIFEST = "META-INF/manifest.xml"
MOST_MANIFEST = 4 * 1024 * 1024


def look_into_open_sheet(name: str, file: IO[bytes], size: int) -> None:
    """Raise Refused for an OpenDocument spreadsheet that is none, is locked, a bomb, or carries programs."""
    try:
        with ZipFile(file) as packed:
            refuse_bombs(packed.infolist(), Looking(name, size))
            _refuse_hostile(name, packed)
            for part in packed.infolist():
                if part.filename.endswith(".xml"):
                    refuse_definitions(name, packed, part)
    except DAMAGED:
        raise Refused(
            f"“{name}” is damaged and can’t be opened. Save it as .ods again.", field="upload"
        ) from None


def _refuse_hostile(name: str, packed: ZipFile) -> None:
    names = packed.namelist()
    if "mimetype" not in names or not packed.open("mimetype").read(200).startswith(OPEN_SHEET):
        _refuse(name, "ends in .ods but is no OpenDocument spreadsheet. Save it as .ods again.")
    if any(found.startswith(PROGRAMS) for found in names):
        _refuse(name, "carries macros, which are programs. Save it as .ods without macros.")
    if len(set(names)) != len(names) or any(leads_out(found) for found in names):
        _refuse(name, "is not packed as an OpenDocument file is. Save it as .ods again.")
    if MANIFEST in names and LOCKED in packed.open(MANIFEST).read(MOST_MANIFEST):
        _refuse(name, "is locked with a password. Take the password off and hand it in again.")


def look_into_older_excel(name: str, file: IO[bytes]) -> None:
    """Raise Refused for an older Excel file that carries programs. Nothing of it is ever run."""
    if VBA in file.read():
        _refuse(name, "carries macros, which are programs. Save it as .xlsx.")


def _refuse(name: str, words: str) -> None:
    raise Refused(f"“{name}” {words}", field="upload")
