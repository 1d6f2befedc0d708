"""All words of a file that goes out: its pages, and what hides around them."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, ZipFile

import pikepdf

from kith.base.kernel.refusals import Refused
from kith.work.chronologies.names.pdf_insides import INSIDE, strings_of_pdf


class FileText(NamedTuple):
    """A piece of text in a file and where it stands: *a header*, *a comment*, *a file property*."""

    where: str
    text: str


KINDS = ("docx", "xlsx", "pdf")
PLACES = (
    (re.compile(r"^docProps/"), "a file property"),
    (re.compile(r"(^|/)header\d*\.xml$"), "a header"),
    (re.compile(r"(^|/)footer\d*\.xml$"), "a footer"),
    (re.compile(r"(?i)comments?|(^|/)people\.xml$|(^|/)persons?/"), "a comment"),
    (re.compile(r"(^|/)(foot|end)notes\.xml$"), "a note at the foot"),
    (re.compile(r"\.rels$"), "a link"),
    (re.compile(r"^customXml/"), "hidden data"),
    (re.compile(r"(^|/)(drawings?|charts?|diagrams?|media)/"), "a picture"),
    (re.compile(r"^xl/workbook\.xml$"), "the name of a sheet or a range"),
    (re.compile(r"^xl/tables/"), "the name of a column"),
    (re.compile(r"^(word/document|xl/sharedStrings|xl/worksheets/sheet\d+)\.xml$"), "the text"),
)
ELSEWHERE = "a setting"
TELLING = re.compile(r"[^\W\d_]|\d(?:[ -]?\d){5}")
LINES = frozenset({"p", "si", "is", "text"})
"""Elements whose words belong together: paragraphs, cells, comments."""
PIECES = frozenset({"t", "Application", "AppVersion", "Template"})
"""Elements whose words were read with their line, or name only a program."""
SAYING = {
    "author",
    "initials",
    "descr",
    "title",
    "displayName",
    "userId",
    "display",
    "tooltip",
    "alias",
    "tag",
}
SAYING |= {"prompt", "promptTitle", "error", "errorTitle"}
"""Attributes that hold words of people."""
NAMING = frozenset(
    ("sheet", "definedName", "person", "tableColumn", "table", "bookmarkStart", "docVar", "property")
)
VALUED = frozenset({"docVar", "tblDescription", "tblCaption", "alias", "tag"})
CHANGES = frozenset(
    ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange")
)
"""Elements of tracked changes, and whose changes they are."""
GONE = frozenset({"delText", "delInstrText"})
HEADS = frozenset({"oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter"})
OF_PROGRAMS = ("Creator", "Producer", "CreatorTool")
PROGRAMS = re.compile(
    r"Microsoft® (?:Word|Excel|PowerPoint|Publisher)(?: (?:for Microsoft 365|LTSC|\d{4}))?"
    r"|Microsoft: Print To PDF"
    r"|Acrobat PDFMaker(?: \d+)? for (?:Word|Excel|PowerPoint)|Acrobat PDFMaker|(?:Adobe )?Acrobat Distiller"
    r"|Adobe (?:PDF Library|InDesign|Acrobat|Illustrator)(?: (?:CC|CS\d|Pro))?|\((?:Windows|Macintosh)\)"
    r"|(?:macOS|Mac OS X|iOS) Version|Quartz PDFContext(?:, AppendMode)?|\(Build \w+\)|Skia/PDF|Mozilla/5\.0"
    r"|AppleWebKit/\S+|\(KHTML, like Gecko\)|\((?:X11|Macintosh|Windows NT)[^()]*\)|HeadlessChrome|Chrome"
    r"|Chromium|Safari/\S+|Edg/\S+|LibreOffice|\bWriter\b|Typst"
)
"""What the usual programs that make PDFs call themselves."""
BUILT_IN = "_xlnm."
"""How names begin that a spreadsheet program gives to parts of a sheet itself."""
IDENTIFYING = ("DocumentID", "InstanceID")
"""Properties in which a program tells a file from others."""
KEY_OF_FILE = re.compile(r"(?:[A-Za-z0-9+/]{22}(?:==)?|(?:uuid:)?[0-9A-Fa-f-]{36})$")
"""What it writes there, in letters and figures."""
PRINTED = "a printed header or footer"
CHANGED = "a tracked change"
DAMAGED = (BadZipFile, ElementTree.ParseError, KeyError, ValueError, RuntimeError, OSError, pikepdf.PdfError)


def texts_of_file(content: bytes, kind: str) -> list[FileText]:
    """Return every text of a file that Kith made, whatever hides it, in the order of its parts.

    Of .docx and .xlsx: the pages, properties, headers and footers, comments, tracked changes and their
    authors, notes, links, hidden data, names of sheets, descriptions of pictures. Of .pdf the properties,
    bookmarks, comments, and each other string under `INSIDE`; what its pages say is for whoever made them to
    check. Raises Refused for another kind, or a file that can’t be opened.
    """
    if kind not in KINDS:
        raise Refused(f"Files ending in .{kind[:12]} can’t be looked through for names.", field="file")
    try:
        return list(_of_pdf(content) if kind == "pdf" else _of_office(content))
    except DAMAGED:
        raise Refused(
            "The file can’t be opened, so it can’t be looked through for names.", field="file"
        ) from None


def _of_office(content: bytes) -> Iterator[FileText]:
    with ZipFile(BytesIO(content)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels", ".vml")) and name != "[Content_Types].xml":
                yield from _of_part(name, ElementTree.fromstring(parts.read(name)))


def _of_part(name: str, root: Element) -> Iterator[FileText]:
    where = next((words for pattern, words in PLACES if pattern.search(name)), ELSEWHERE)
    if name.endswith(".rels"):
        links = (one.get("Target", "") for one in root if one.get("TargetMode") == "External")
        yield from (FileText(where, link) for link in links if link)
        return
    yield from _of_element(root, where)


def _of_element(root: Element, where: str) -> Iterator[FileText]:
    """Yield the words of a part: those of a line together, those in attributes and changes alone."""
    for element in root.iter():
        local = _local(element.tag)
        if element.attrib:
            yield from _of_attributes(element, local, where)
        if local in LINES:
            yield from _told(where, "".join(_words(element)))
        elif local not in PIECES and element.text:
            yield from _told(_of_words(local, where), element.text)


def _of_words(local: str, where: str) -> str:
    if local in HEADS:
        return PRINTED
    return CHANGED if local in GONE else where


def _told(where: str, words: str) -> Iterator[FileText]:
    """Yield words that may hold a name or a number of somebody; short figures and *true* hold neither."""
    if TELLING.search(words) and words not in {"true", "false", "True", "False"}:
        yield FileText(where, words)


def _of_attributes(element: Element, local: str, where: str) -> Iterator[FileText]:
    for key, value in element.attrib.items():
        name = _local(key)
        is_said = (
            name in SAYING or (name == "name" and local in NAMING) or (name == "val" and local in VALUED)
        )
        if is_said and value.strip() and not value.startswith(BUILT_IN):
            yield FileText(CHANGED if local in CHANGES else where, value)


def _words(element: Element) -> Iterator[str]:
    """Yield the words of a line as a reader sees them: nothing that was taken out, spaces for breaks."""
    for inner in element.iter():
        local = _local(inner.tag)
        if local in {"tab", "br", "cr"}:
            yield " "
        elif local not in GONE and inner.text:
            yield inner.text


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _of_pdf(content: bytes) -> Iterator[FileText]:
    with pikepdf.open(BytesIO(content)) as pdf:
        for key, value in dict(pdf.docinfo).items():
            yield from _property(key, str(value))
        with pdf.open_metadata(set_pikepdf_as_editor=False) as said:
            for key, value in said.items():
                yield from _property(key, str(value))
        for page in pdf.pages:
            yield from _notes_on(page)
        with pdf.open_outline() as outline:
            yield from (FileText("a bookmark", title) for title in _titles(outline.root))
    yield from (FileText(INSIDE, text) for text in strings_of_pdf(content) if TELLING.search(text))


def _property(key: str, value: str) -> Iterator[FileText]:
    """Yield what a property says, without what programs call themselves and the file."""
    if key.endswith(OF_PROGRAMS):
        value = PROGRAMS.sub(" ", value)
    tells_apart = key.endswith(IDENTIFYING) and KEY_OF_FILE.match(value)
    if value.strip() and not tells_apart:
        yield FileText("a file property", value)


def _titles(bookmarks: Iterable[pikepdf.OutlineItem]) -> Iterator[str]:
    for one in bookmarks:
        yield str(one.title)
        yield from _titles(one.children)


NO_COMMENT = frozenset({"/Link", "/Widget", "/PrinterMark", "/TrapNet"})
"""What lies over a page of a PDF and was written by nobody."""


def _notes_on(page: pikepdf.Page) -> Iterator[FileText]:
    """Yield the comments on a page of a PDF, also those without words, such as marks in colour."""
    for one in page.obj.get("/Annots", ()):
        if str(one.get("/Subtype")) not in NO_COMMENT:
            words = " ".join(str(one[key]) for key in ("/T", "/Contents") if key in one)
            yield FileText("a comment", words or "A mark without words")
