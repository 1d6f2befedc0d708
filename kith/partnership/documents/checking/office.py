"""Word, Excel and PowerPoint files: packed folders of XML. They are measured before anything is unpacked."""

import re
import zlib
from dataclasses import dataclass
from typing import IO
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile, ZipInfo

from kith.base.kernel.refusals import Refused
from kith.partnership.documents.checking.names import ending_of
from kith.partnership.documents.checking.template import LIST, TEMPLATE
from kith.partnership.documents.enums import FileKind

MEGABYTE = 1024 * 1024
MOST_PARTS = 3_000
MOST_UNPACKED = 300 * MEGABYTE
MOST_TIMES = 150
"""How many times its packed size a file may unpack to, once it unpacks to more than `SMALL`."""
SMALL = 10 * MEGABYTE
MOST_RELATIONS = 4 * MEGABYTE
"""The most, in bytes, that a list of relations or of types may hold."""
CHUNK = MEGABYTE
DEEPEST = 1
"""A spreadsheet may stand in a document, as charts need; nothing may stand in that one."""

MAIN = {
    FileKind.WORD: b"wordprocessingml.document.main+xml",
    FileKind.EXCEL: b"spreadsheetml.sheet.main+xml",
    FileKind.SLIDES: b"presentationml.presentation.main+xml",
}
NAMES = {FileKind.WORD: "Word", FileKind.EXCEL: "Excel", FileKind.SLIDES: "PowerPoint"}
MACROS = re.compile(r"vbaProject|vbaData|(^|/)macrosheets/|(^|/)activeX/|(^|/)customUI/", re.IGNORECASE)
DTD = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
INSIDE = frozenset({"docx", "xlsx", "pptx"})
ARCHIVES = frozenset({"zip", "7z", "rar", "gz", "tar", "docm", "xlsm", "pptm", "xlsb", "jar", "cab"})
LINK = "/hyperlink"
TYPES = "[Content_Types].xml"
DAMAGED = (
    BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    ElementTree.ParseError,
)
"""What reading a damaged or hostile archive raises."""


@dataclass
class Looking:
    """One file that is looked into, with what stands in it: its name, and how much may still unpack."""

    name: str
    packed: int
    left: int = MOST_UNPACKED
    depth: int = 0
    spares_template: bool = False
    has_template: bool = False


def look_into_office(
    name: str, kind: FileKind, file: IO[bytes], size: int, *, spares_template: bool = False
) -> bool:
    """Raise Refused for a file that is not what its ending says, is a bomb, or carries or fetches more.

    With `spares_template` a Word file may point to a template outside itself; returns whether it does.
    """
    looking = Looking(name, size)
    looking.spares_template = spares_template and kind == FileKind.WORD
    try:
        _look(kind, file, looking)
    except DAMAGED:
        _refuse(f"“{name}” is damaged and can’t be opened. Save it as .{kind} again.")
    return looking.has_template


def _refuse(sentence: str) -> None:
    raise Refused(sentence, field="upload") from None


def _look(kind: FileKind, file: IO[bytes], at: Looking) -> None:
    with ZipFile(file) as packed:
        parts = packed.infolist()
        _refuse_bombs(parts, at)
        _refuse_hostile_parts(at.name, kind, parts)
        _refuse_other_types(at.name, kind, packed)
        for part in parts:
            _look_at_part(packed, part, at)


def _refuse_bombs(parts: list[ZipInfo], at: Looking) -> None:
    unpacked = sum(part.file_size for part in parts)
    at.left -= unpacked
    times = unpacked / max(at.packed, 1)
    if len(parts) > MOST_PARTS or at.left < 0 or (unpacked > SMALL and times > MOST_TIMES):
        _refuse(
            f"“{at.name}” unpacks to {len(parts):,} parts and {unpacked // MEGABYTE:,} MB, more than can be "
            "opened safely. Save it as PDF, or split it."
        )


def _refuse_hostile_parts(name: str, kind: FileKind, parts: list[ZipInfo]) -> None:
    names = [part.filename for part in parts]
    if any(part.flag_bits & 1 for part in parts):
        _refuse(f"“{name}” is locked with a password. Take the password off and hand it in again.")
    if any(MACROS.search(found) for found in names):
        _refuse(f"“{name}” carries macros, which are programs. Save it as .{kind} without macros.")
    if len(set(names)) != len(names) or any(_leads_out(found) for found in names):
        _refuse(f"“{name}” is not packed as a {NAMES[kind]} file is. Save it as .{kind} again.")


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or ":" in name


def _refuse_other_types(name: str, kind: FileKind, packed: ZipFile) -> None:
    listed = packed.namelist()
    types = _small(name, packed, packed.getinfo(TYPES)) if TYPES in listed else b""
    if b"macroEnabled" in types:
        _refuse(f"“{name}” carries macros, which are programs. Save it as .{kind} without macros.")
    if MAIN[kind] not in types:
        _refuse(f"“{name}” ends in .{kind} but is not a {NAMES[kind]} file. Save it as .{kind} again.")


def _small(name: str, packed: ZipFile, part: ZipInfo) -> bytes:
    if part.file_size > MOST_RELATIONS:
        _refuse(f"“{name}” lists more parts than can be read safely. Save it as PDF.")
    return packed.read(part).replace(b"\x00", b"")


def _look_at_part(packed: ZipFile, part: ZipInfo, at: Looking) -> None:
    name, ending = at.name, ending_of(part.filename) or part.filename.rpartition(".")[2].lower()
    if ending in {"xml", "rels", "vml"}:
        _refuse_definitions(name, packed, part)
    if ending == "rels":
        _refuse_fetching(_small(name, packed, part), part.filename, at)
    if ending in ARCHIVES or (ending == "bin" and "embeddings/" in part.filename):
        _refuse(f"“{name}” has another file packed into it ({part.filename}). Hand that in on its own.")
    if ending in INSIDE:
        _look_inside(FileKind(ending), packed, part, at)


def _look_inside(kind: FileKind, packed: ZipFile, part: ZipInfo, at: Looking) -> None:
    if at.depth >= DEEPEST:
        _refuse(f"“{at.name}” has files packed into files. Hand them in on their own.")
    with packed.open(part) as inner:
        at.depth += 1
        _look(kind, inner, at)
        at.depth -= 1


def _refuse_definitions(name: str, packed: ZipFile, part: ZipInfo) -> None:
    """Raise Refused for definitions of entities, which no Office program writes and with which files grow."""
    before = b""
    with packed.open(part) as file:
        while chunk := file.read(CHUNK):
            chunk = chunk.replace(b"\x00", b"")  # what is written in 16 or 32 bits reads as if in 8
            if DTD.search(before + chunk):
                _refuse(
                    f"“{name}” defines entities of its own, as no Office program does. Save it again, "
                    "or as PDF."
                )
            before = chunk[-16:]


def _refuse_fetching(relations: bytes, where: str, at: Looking) -> None:
    """Raise Refused for relations that fetch something on opening; links to follow may stand."""
    declared = re.sub(rb"^[^<]*<\?xml[^>]*\?>", b"", relations)
    for relation in ElementTree.fromstring(declared):
        elsewhere = relation.get("TargetMode", "").lower() == "external"
        if elsewhere and not relation.get("Type", "").endswith(LINK):
            if _is_spared(relation.get("Type", ""), where, at):
                at.has_template = True
                continue
            what = relation.get("Type", "").rpartition("/")[2] or "part"
            _refuse(
                f"“{at.name}” fetches something from elsewhere when it is opened ({what}). Put it into the "
                "file itself or take it out, or save it as PDF."
            )


def _is_spared(kind: str, where: str, at: Looking) -> bool:
    """Return whether a relation is the template of the file itself, which can be taken out."""
    return at.spares_template and at.depth == 0 and where == LIST and kind.endswith(TEMPLATE)
