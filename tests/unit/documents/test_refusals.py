"""Every kind of file that is not taken in, with the sentence that says what was found and what would do."""

import io
from zipfile import ZipFile

import pikepdf
import pytest

from kith.base.kernel.refusals import Refused
from kith.partnership.documents.checking import checked_file
from kith.partnership.documents.checking import office as office_files
from kith.partnership.documents.checking import pdf as pdf_files
from kith.partnership.documents.enums import FileKind, Scan
from tests.unit.documents.making import jpeg, office, packed, pdf, png, relation, upload

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
MEGABYTE = 1024 * 1024


def refusal(name: str, content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        checked_file(upload(name, content))
    assert refused.value.field == "upload"
    return refused.value.sentence


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("Report.pdf", pdf(3), FileKind.PDF),
        ("Report.docx", office("docx"), FileKind.WORD),
        ("Figures.xlsx", office("xlsx"), FileKind.EXCEL),
        ("Slides.pptx", office("pptx"), FileKind.SLIDES),
        ("Figures.csv", "Name,Café\nA,1\n".encode(), FileKind.CSV),
        ("Note.txt", "Plain – words".encode(), FileKind.TEXT),
        ("Old note.txt", "Caf\xe9".encode("cp1252"), FileKind.TEXT),
        ("Wide.csv", "Name;Zahl".encode("utf-16"), FileKind.CSV),
        ("Chart.png", png(), FileKind.PNG),
        ("Photo.JPEG", jpeg(), FileKind.JPEG),
    ],
)
def test_sound_files_are_taken_in_for_what_they_are(name, content, kind):
    checked = checked_file(upload(name, content))
    assert checked.kind == kind
    assert checked.size == len(content)
    assert checked.name == f"{name.rpartition('.')[0]}.{kind}"
    assert checked.pages == (3 if kind == FileKind.PDF else None)
    assert checked.scan == Scan.NOT_SCANNED


def test_a_real_word_file_is_taken_in():
    import docx

    written = io.BytesIO()
    docx.Document().save(written)
    assert checked_file(upload("Report.docx", written.getvalue())).kind == FileKind.WORD


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("a.docm", "can carry macros, which are programs, so it is not taken in. Save it as .docx."),
        ("a.xlsm", "Save it as .xlsx."),
        ("a.pptm", "Save it as .pptx."),
        ("a.doc", "is in an older format that can hide programs. Open it and save it as .docx."),
        ("a.xls", "Open it and save it as .xlsx."),
        ("a.dotx", "is a template. Save it as .docx."),
        ("a.zip", "holds other files. Hand them in one by one."),
        ("a.html", "is a web page. Print it to a PDF"),
        ("a.msg", "is an email. Save it as PDF"),
        ("a.svg", "Save the picture as PNG or JPEG."),
        ("a.exe", "Files ending in .exe are not taken in. Hand in PDF, Word (.docx)"),
        ("a.pdf.js", "Files ending in .js are not taken in."),
        ("README", "has no ending that says what it is."),
    ],
)
def test_other_endings_are_told_what_would_do(name, says):
    assert says in refusal(name, b"anything")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.docx", OLE, "is locked with a password or in an older format. Take the password off"),
        ("a.xlsx", b"\xef\xbb\xbf\r\n<!DOCTYPE html><table></table>", "is a web page. Open it in its own"),
        ("a.docx", pdf(), "ends in .docx but is a PDF. Give it the ending .pdf."),
        ("a.pdf", office(), "ends in .pdf but is something else or is damaged."),
        ("a.png", jpeg(), "ends in .png but is something else"),
        ("a.txt", b"MZ\x90", "is not text, whatever its ending says."),
        ("a.csv", b"PK\x03\x04", "is not text, whatever its ending says."),
        ("a.txt", b"words\x00words", "holds characters that no text has."),
        ("a.pdf", b"", "is empty. Choose the file again."),
    ],
)
def test_a_file_that_is_not_what_its_ending_says_is_refused(name, content, says):
    assert says in refusal(name, content)


@pytest.mark.parametrize(
    "part",
    ["word/vbaProject.bin", "word/vbaData.xml", "xl/macrosheets/sheet1.xml", "word/activeX/activeX1.xml"],
)
def test_macros_inside_are_refused_whatever_the_ending_says(part):
    assert "carries macros, which are programs" in refusal("a.docx", office(more={part: "<x/>"}))


def test_a_file_whose_types_say_macros_is_refused():
    types = "<Types>application/vnd.ms-word.document.macroEnabled.main+xml</Types>"
    content = packed({"[Content_Types].xml": types, "word/document.xml": "<x/>"})
    assert "carries macros" in refusal("a.docx", content)


def test_an_excel_file_named_word_is_refused():
    assert "ends in .docx but is not a Word file" in refusal("a.docx", office("xlsx"))
    assert "is not a Word file" in refusal("a.docx", packed({"anything.txt": "x"}))


def test_a_bomb_that_unpacks_to_many_times_its_size_is_refused_before_it_is_unpacked(monkeypatch):
    content = office(more={"word/media/zeros.xml": bytes(40 * MEGABYTE)})
    assert len(content) < 100_000
    monkeypatch.setattr(ZipFile, "open", None)
    assert "unpacks to 3 parts and 40 MB, more than can be opened safely." in refusal("a.docx", content)


def test_too_many_parts_and_too_much_in_all_are_refused(monkeypatch):
    monkeypatch.setattr(office_files, "MOST_PARTS", 20)
    many = {f"word/part{number}.xml": "<x/>" for number in range(20)}
    assert "unpacks to 22 parts" in refusal("a.docx", office(more=many))
    monkeypatch.setattr(office_files, "MOST_UNPACKED", 1000)
    monkeypatch.setattr(office_files.Looking, "__init__", _with_little_left)
    assert "more than can be opened safely" in refusal("a.docx", office(more={"word/a.xml": "x" * 2000}))


def _with_little_left(self, name, packed):
    self.name, self.packed, self.left, self.depth = name, packed, 1000, 0


def test_what_stands_inside_counts_with_what_it_stands_in():
    sheet = office("xlsx", more={"xl/zeros.bin": bytes(30 * MEGABYTE)})
    content = office(more={"word/embeddings/sheet1.xlsx": sheet})
    assert "more than can be opened safely" in refusal("a.docx", content)


def test_a_spreadsheet_inside_a_document_is_taken_in_and_one_inside_that_is_not():
    sheet = office("xlsx")
    assert checked_file(upload("a.docx", office(more={"word/embeddings/sheet1.xlsx": sheet}))).pages is None
    nested = office("xlsx", more={"xl/embeddings/sheet2.xlsx": sheet})
    content = office(more={"word/embeddings/sheet1.xlsx": nested})
    assert "has files packed into files" in refusal("a.docx", content)


@pytest.mark.parametrize("part", ["word/embeddings/oleObject1.bin", "word/media/more.zip", "word/b.docm"])
def test_other_files_packed_into_one_are_refused(part):
    assert f"has another file packed into it ({part})" in refusal("a.docx", office(more={part: "x"}))


@pytest.mark.parametrize(
    "words",
    [
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'.encode(
            "utf-16"
        ),
        b'<?xml version="1.0"?><!--' + b"x" * (MEGABYTE - 30) + b'--><!DOCTYPE x SYSTEM "a"><x/>',
    ],
    ids=["entities", "in 16 bits", "far down"],
)
def test_definitions_of_entities_are_refused(words):
    assert "defines entities of its own" in refusal("a.docx", office(more={"word/settings.xml": words}))


WITH_TEMPLATE = (
    '<w:settings xmlns:w="w" xmlns:r="r"><w:zoom/><w:attachedTemplate r:id="r1"/><w:view/></w:settings>'
)


def with_template(more: dict | None = None) -> bytes:
    rels = relation("attachedTemplate", "file:///G:/Templates/Council.dotx")
    return office(
        "docx", {"word/_rels/settings.xml.rels": rels, "word/settings.xml": WITH_TEMPLATE, **(more or {})}
    )


def test_the_link_to_a_companys_template_is_taken_out_and_all_else_stays():
    content = with_template({"word/media/logo.png": png()})
    checked = checked_file(upload("a.docx", content))
    with ZipFile(io.BytesIO(content)) as old, ZipFile(io.BytesIO(checked.file.read())) as new:
        assert new.namelist() == old.namelist()
        for name in set(old.namelist()) - {"word/_rels/settings.xml.rels", "word/settings.xml"}:
            assert new.read(name) == old.read(name)
        assert b"Council.dotx" not in new.read("word/_rels/settings.xml.rels")
        assert b"<w:zoom/><w:view/>" in new.read("word/settings.xml")
    assert checked.taken_out == " The link to a template outside the document was taken out."
    assert checked_file(upload("a.docx", office("docx"))).taken_out == ""
    checked.file.seek(0)
    again = checked_file(upload("a.docx", checked.file.read()))
    assert (again.sha256, again.size, again.taken_out) == (checked.sha256, checked.size, "")


@pytest.mark.parametrize(
    ("kind", "where"),
    [
        ("attachedTemplate", "word/_rels/document.xml.rels"),
        ("oleObject", "word/_rels/settings.xml.rels"),
        ("frame", "word/_rels/webSettings.xml.rels"),
    ],
)
def test_beside_a_template_everything_else_that_fetches_is_refused(kind, where):
    more = {where: relation(kind, "https://elsewhere.example/x")}
    assert f"when it is opened ({kind})" in refusal("a.docx", with_template(more))


def test_a_template_in_an_excel_file_is_refused():
    more = {"word/_rels/settings.xml.rels": relation("attachedTemplate", "https://elsewhere.example/x")}
    assert "(attachedTemplate)" in refusal("a.xlsx", office("xlsx", more))


@pytest.mark.parametrize("kind", ["oleObject", "image", "externalLinkPath", "frame"])
def test_what_fetches_from_elsewhere_is_refused(kind):
    rels = relation(kind, "https://elsewhere.example/x.dotm")
    content = office(more={"word/_rels/settings.xml.rels": rels})
    assert f"fetches something from elsewhere when it is opened ({kind})" in refusal("a.docx", content)


def test_links_to_follow_and_parts_of_the_file_itself_are_taken_in():
    more = {
        "word/_rels/document.xml.rels": relation("hyperlink", "https://www.example.org"),
        "word/_rels/other.xml.rels": relation("image", "media/image1.png", "Internal"),
    }
    assert checked_file(upload("a.docx", office(more=more))).kind == FileKind.WORD


@pytest.mark.parametrize("part", ["../../etc/passwd", "/etc/passwd", "word\\..\\..\\x", "C:/x"])
def test_parts_that_lead_out_of_the_file_are_refused(part):
    assert "is not packed as a Word file is" in refusal("a.docx", office(more={part: "x"}))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused():
    made = io.BytesIO(office())
    with ZipFile(made, "a") as folder:
        folder.writestr("word/document.xml", "<other/>")
    assert "is not packed as a Word file is" in refusal("a.docx", made.getvalue())


def test_a_locked_part_and_a_damaged_file_are_refused():
    content = bytearray(office())
    start = content.index(b"PK\x01\x02")
    content[start + 8] |= 1
    assert "is locked with a password" in refusal("a.docx", bytes(content))
    assert "is damaged and can’t be opened" in refusal("a.docx", office()[:-40])
    torn = bytearray(office(more={"word/settings.xml": "words " * 500}))
    at = torn.index(b"word/settings.xml") + 25
    torn[at : at + 8] = b"\xff" * 8
    assert "is damaged and can’t be opened" in refusal("a.docx", bytes(torn))


def javascript(made):
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def javascript_deep_down(made):
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=made.make_stream(b"app.alert(1)"))
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, A=action)
    made.pages[0].Annots = pikepdf.Array([note])


def launches(made):
    made.Root.OpenAction = made.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe"))


def attaches(made):
    made.attachments["secret.xlsm"] = b"MZ"


def sends(made):
    made.Root.AA = pikepdf.Dictionary(WC=pikepdf.Dictionary(S=pikepdf.Name.SubmitForm, F="https://x.example"))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (javascript, "carries a program (JavaScript). Print it as PDF again"),
        (javascript_deep_down, "carries a program (JavaScript)"),
        (launches, "starts programs or reads other files"),
        (attaches, "has other files attached to it"),
        (sends, "is a form that sends what is typed into it elsewhere"),
    ],
)
def test_pdfs_that_do_more_than_be_read_are_refused(change, says):
    assert says in refusal("a.pdf", pdf(change=change))


def test_what_is_hidden_in_packed_objects_of_a_pdf_is_found():
    content = pdf(change=launches, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert b"Launch" not in content
    assert "starts programs" in refusal("a.pdf", content)


@pytest.mark.parametrize("locked", [{"owner": "o", "user": "u"}, {"owner": "o", "user": ""}])
def test_locked_pdfs_are_refused(locked):
    content = pdf(encryption=pikepdf.Encryption(**locked))
    assert "is locked with a password or against changes. Save it without protection." in refusal(
        "a.pdf", content
    )


def test_damaged_pdfs_are_refused():
    assert "is damaged and can’t be opened" in refusal("a.pdf", b"%PDF-1.7\nnothing more")
    assert "is damaged" in refusal("a.pdf", pdf()[:-60])


def test_the_most_pages_are_taken_in_and_one_more_is_not(monkeypatch):
    monkeypatch.setattr(pdf_files, "MOST_PAGES", 4)
    assert checked_file(upload("a.pdf", pdf(4))).pages == 4
    assert "has 5 pages, more than 4. Split it." in refusal("a.pdf", pdf(5))


@pytest.mark.parametrize(
    "program",
    ["import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "import time; time.sleep(60)", "print('no')"],
    ids=["crashes", "takes too long", "says nonsense"],
)
def test_a_program_that_comes_to_grief_over_a_pdf_ends_in_a_sentence(program, monkeypatch, tmp_path):
    child = tmp_path / "child.py"
    child.write_text(program)
    monkeypatch.setattr(pdf_files, "CHILD", child)
    monkeypatch.setattr(pdf_files, "MOST_SECONDS", 1)
    monkeypatch.setattr(pdf_files, "_found", {})
    assert "takes too much to open safely" in refusal("a.pdf", pdf())


def test_the_program_that_looks_into_pdfs_can_take_neither_memory_nor_files(monkeypatch, tmp_path):
    grabbing = "\nimport kith_child as c\nc.limit()\ntry:\n    bytearray(600 * 2**20)\nexcept MemoryError:\n"
    grabbing += '    print(\'{"found": "", "pages": 7}\')\n'
    (tmp_path / "child.py").write_text(f"import sys\nsys.path.insert(0, {str(tmp_path)!r})\n{grabbing}")
    (tmp_path / "kith_child.py").write_text(pdf_files.CHILD.read_text())
    monkeypatch.setattr(pdf_files, "CHILD", tmp_path / "child.py")
    monkeypatch.setattr(pdf_files, "_found", {})
    assert checked_file(upload("a.pdf", pdf())).pages == 7


def test_the_most_points_are_taken_in_and_more_are_not():
    assert checked_file(upload("a.png", png(10_000, 5_000))).kind == FileKind.PNG
    assert "has 10,001 by 5,000 points, more than 50 million" in refusal("a.png", png(10_001, 5_000))
    assert "has 60,000 by 60,000 points" in refusal("a.jpg", jpeg(60_000, 60_000))


@pytest.mark.parametrize("content", [png()[:14], png(0, 5), jpeg()[:4], b"\xff\xd8\xff\xda", jpeg(0, 1)])
def test_damaged_pictures_are_refused(content):
    name = "a.png" if content.startswith(b"\x89") else "a.jpg"
    assert "is damaged. Save it again." in refusal(name, content)


def test_a_file_of_the_most_megabytes_is_taken_in_and_one_byte_more_is_not(settings):
    settings.FILE_MEGABYTES = 1
    assert checked_file(upload("a.txt", b"x" * MEGABYTE)).size == MEGABYTE
    assert "has 2 MB; a file may have up to 1 MB." in refusal("a.txt", b"x" * (MEGABYTE + 1))
