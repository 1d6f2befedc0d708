"""Forms of returns as agencies fill them in, and as other programs save them."""

import copy
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = "word/document.xml"


def filled(content, **answers):
    """Return a form with answers in its boxes, by the key of the question."""
    document = Document(BytesIO(content))
    for row in rows_of(document):
        for key, words in answers.items():
            if row.cells[0].text.startswith("Answer") and row.cells[0].text.endswith(f"[{key}]"):
                row.cells[1].text = words
    return saved(document)


def rows_of(document):
    return [row for table in document.tables for row in table.rows]


def row_of(document, begins, key):
    """Return the row of a question or of its answer."""
    rows = rows_of(document)
    return next(
        r for r in rows if r.cells[0].text.startswith(begins) and r.cells[0].text.endswith(f"[{key}]")
    )


def saved(document):
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def changed(content, change):
    """Return a file of which the XML of the body was changed by hand."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as parts, ZipFile(made, "w", ZIP_DEFLATED) as after:
        for name in parts.namelist():
            told = parts.read(name)
            if name == BODY:
                root = etree.fromstring(told)
                change(root)
                told = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            after.writestr(name, told)
    return made.getvalue()


def as_other_programs_save(content):
    """Return a form as LibreOffice may save it: words in pieces, marks between them, rows in controls."""

    def change(root):
        for run in list(root.iter(f"{W}r")):
            texts = run.findall(f"{W}t")
            if len(texts) == 1 and len(texts[0].text or "") > 1:
                split(run, texts[0])
        for row in list(root.iter(f"{W}tr"))[::3]:
            within(row)

    return changed(content, change)


def split(run, text):
    rest = copy.deepcopy(run)
    half = len(text.text) // 2
    rest.find(f"{W}t").text, text.text = text.text[half:], text.text[:half]
    for piece in (text, rest.find(f"{W}t")):
        piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.addnext(rest)
    run.addnext(etree.Element(f"{W}proofErr", {f"{W}type": "spellEnd"}))
    run.addnext(etree.Element(f"{W}bookmarkEnd", {f"{W}id": "0"}))


def within(row):
    """Put a row into a content control."""
    control, held = etree.Element(f"{W}sdt"), etree.Element(f"{W}sdtContent")
    row.addprevious(control)
    control.append(held)
    held.append(row)


def upload(content, name="form.docx"):
    return SimpleUploadedFile(name, content)
