"""Reading a form that came back: each answer by the code beside it, and all that stands elsewhere.

Programs split words into pieces and wrap cells and rows; the tables and their words stay, and are all that is
asked for here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from kith.work.reviews.return_form.parts import CODE, FOOT, LABEL, MARK

SPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
"""Of the usual kind of Word file, and of the strict one."""
CHANGES = frozenset({"ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel"})
COMMENTS = frozenset({"commentReference", "commentRangeStart", "comment"})
PICTURES = frozenset({"drawing", "pict", "object"})
UNREAD = frozenset({"rPr", "pPr", "tcPr", "trPr", "tblPr", "sectPr", "instrText", "delText"})
MOST_BYTES = 20 * 1024 * 1024
"""Of one part when it is unpacked."""
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What older programs show in place of a drawing: the same words once more."""
OFF = frozenset({"0", "false", "off"})
BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
BESIDE = ("header", "footer", "footnotes", "endnotes")
OWN = frozenset({MARK, FOOT})


@dataclass
class FormRead:
    """A form as it was read. Where something stands, the code of the question says; empty for elsewhere."""

    code: str = ""
    asked: dict[str, str] = field(default_factory=dict)
    answers: dict[str, list[str]] = field(default_factory=dict)
    lines: list[tuple[str, str]] = field(default_factory=list)
    """Rows without the code of a question: the name and what it says."""
    outside: list[str] = field(default_factory=list)
    """Words that stand in no table."""
    changes: set[str] = field(default_factory=set)
    comments: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)
    pictures: set[str] = field(default_factory=set)


def read_form(content: bytes) -> FormRead:
    """Return what a form holds. It was looked into before. Raises ValueError for one that can’t be read."""
    read = FormRead()
    try:
        with ZipFile(BytesIO(content)) as parts:
            _read_body(_root(parts, "word/document.xml"), read)
            for name in parts.namelist():
                _read_part(parts, name, read)
    except (KeyError, ElementTree.ParseError, RecursionError):
        raise ValueError from None
    return read


def _root(parts: ZipFile, name: str) -> Element:
    """Return a part of a file as a tree; raise ValueError for one that is larger than words ever are."""
    if parts.getinfo(name).file_size > MOST_BYTES:
        raise ValueError
    return ElementTree.fromstring(parts.read(name))


def _read_part(parts: ZipFile, name: str, read: FormRead) -> None:
    """Look into a part beside the body: comments, and words at the edges of the sheets."""
    said = name.removeprefix("word/")
    if said.startswith("comments") and said.endswith(".xml"):
        if any(_name(one) == "comment" for one in _root(parts, name).iter()):
            read.comments.add("")
    elif said.startswith(BESIDE) and said.endswith(".xml"):
        root = _root(parts, name)
        _note(root, "", read)
        found = (_text(one) for one in root.iter() if _name(one) == "p")
        read.outside += [words for words in found if words and words not in OWN]


def _read_body(root: Element, read: FormRead) -> None:
    for block in _blocks(root):
        if _name(block) != "tbl":
            _note(block, "", read)
            read.outside += filter(None, [_text(block)])
            continue
        key = ""
        for row in _own(block, "tr"):
            key = _read_row(row, key, read)


def _read_row(row: Element, before: str, read: FormRead) -> str:
    """Read one row; return the code of the answer that a row without a name of its own goes on with."""
    cells = [_text(cell) for cell in _own(row, "tc")]
    name, words = " ".join(cells[0].split()) if cells else "", "\n".join(filter(None, cells[1:]))
    found = LABEL.fullmatch(name)
    key = found[2].lower() if found else "" if name else before
    _note(row, key, read)
    if found and found[1].lower() == "question":
        read.asked[key] = words
        return ""
    if found:
        read.answers.setdefault(key, []).append(words)
    elif key:
        read.answers[key][-1] = "\n".join(filter(None, [read.answers[key][-1], words]))
    elif name == CODE:
        read.code = words.strip()
    elif name or words:
        read.lines.append((name, words))
    return key


def _name(element: Element) -> str:
    """Return what an element is in Word’s own words; empty for those of other makers."""
    space, _, name = element.tag.removeprefix("{").partition("}")
    return name if space in SPACES else ""


def _blocks(element: Element) -> Iterator[Element]:
    """Yield the paragraphs and tables of a document from the top, those in controls too."""
    for child in element:
        name = _name(child)
        if name in {"p", "tbl"}:
            yield child
        elif name not in UNREAD and child.tag != FALLBACK:
            yield from _blocks(child)


def _own(element: Element, name: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, those in controls too, none of an inner table."""
    for child in element:
        said = _name(child)
        if said == name:
            yield child
        elif said not in UNREAD and said not in {"tbl", "tc"}:
            yield from _own(child, name)


def _text(element: Element) -> str:
    """Return the words of a cell or a paragraph, each paragraph on lines of its own."""
    pieces: list[str] = []
    _gather(element, pieces)
    lines = "".join(pieces).replace("\xa0", " ").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def _gather(element: Element, pieces: list[str]) -> None:
    for child in element:
        name = _name(child)
        if name == "t":
            pieces.append(child.text or "")
        elif name in BREAKS:
            pieces.append(BREAKS[name])
        elif name not in UNREAD and child.tag != FALLBACK:
            _gather(child, pieces)
            if name == "p":
                pieces.append("\n")


def _note(element: Element, key: str, read: FormRead) -> None:
    """Note what a row or a paragraph holds besides plain words."""
    for one in element.iter():
        name = _name(one)
        if name in CHANGES:
            read.changes.add(key)
        elif name in COMMENTS:
            read.comments.add(key)
        elif name in PICTURES:
            read.pictures.add(key)
        elif name == "r" and _is_hidden(one):
            read.hidden.add(key)


def _is_hidden(run: Element) -> bool:
    """Return whether a piece of words is there and not shown."""
    marks = [one for part in run if _name(part) == "rPr" for one in part if _name(one) == "vanish"]
    is_hidden = any(not OFF & {*one.attrib.values()} for one in marks)
    return is_hidden and any(_name(one) == "t" and (one.text or "").strip() for one in run)
