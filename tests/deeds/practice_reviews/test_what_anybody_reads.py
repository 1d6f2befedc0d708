"""What is published is what the partners signed, and nothing by which somebody could be recognised."""

import io

import pikepdf
import pytest
from django.core.files.base import ContentFile

from kith.base.kernel.refusals import Refused
from kith.work.chronologies.operations.key import add_code, give_key
from kith.work.practice_reviews.models import ReviewPublication
from kith.work.practice_reviews.operations.public_file import judge_word, sign_publication
from kith.work.practice_reviews.operations.publishing import choose_route
from kith.work.practice_reviews.operations.publishing_parts import hand_in_file
from kith.work.practice_reviews.public_file import NotForThePublic, refuse_unfit
from kith.work.practice_reviews.queries.publication import differs_in, file_of, what_is_missing
from tests.cast import acting, person
from tests.paper_pdf import tagged_pdf
from tests.publishing import DIRECTORS, TODAY, a_pdf, signed_review

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland/practice-reviews"
TITLE = "Learning from injuries to a baby"


@pytest.fixture
def publication(lrscp):
    return choose_route(review=signed_review(), route="full", because="", by=acting("coordinator"), on=TODAY)


def hand_in(publication, content=None, *, because="", title=TITLE):
    upload = ContentFile(content, "report.pdf") if content else None
    told = {"title": title, "differs_because": because, "by": acting("coordinator"), "on": TODAY}
    hand_in_file(publication=publication, upload=upload, **told)


def signing(publication):
    return [one for one in what_is_missing(publication, TODAY) if "Not signed again yet" in one]


def test_without_another_file_the_one_that_was_signed_is_taken(publication):
    hand_in(publication)
    signed = publication.review.drafts.get().version
    assert file_of(publication).sha256 == signed.sha256
    assert (differs_in(publication), signing(publication)) == ("", [])


def test_another_file_has_a_reason_and_every_partner_signs_it_again(publication):
    other = a_pdf("What was learned. A place is blacked out.")
    with pytest.raises(Refused, match="another file than the partners signed") as refused:
        hand_in(publication, other)
    assert refused.value.field == "differs_because"
    hand_in(publication, other, because="A place was blacked out.")
    version = file_of(publication)
    says = differs_in(publication)
    assert f"this one is a .pdf with 1 page of {version.size:,} bytes, hash {version.sha256[:8]}." in says
    assert "It is another file than the partners signed: draft 1 is a .pdf with 1 page" in says
    *most, last = DIRECTORS
    for name in most:
        sign_publication(publication=publication, seen=version.sha256, by=acting(name), on=TODAY)
    (left,) = signing(publication)
    assert left.startswith("It is another file than the partners signed")
    assert "Police" not in left.split("Not signed again yet: ")[1]
    sign_publication(publication=publication, seen=version.sha256, by=acting(last), on=TODAY)
    assert signing(publication) == []
    # And a file that is changed once more is signed once more
    hand_in(publication, a_pdf("What was learned. Two places are blacked out."), because="Another place.")
    assert len(signing(publication)) == 1
    with pytest.raises(Refused, match="Another file was handed in"):
        sign_publication(publication=publication, seen=version.sha256, by=acting(last), on=TODAY)


def test_a_name_is_turned_away_with_where_it_stands_until_somebody_says_it_is_none(publication):
    content = tagged_pdf("A nurse met Zarina Okafor there")
    with pytest.raises(NotForThePublic, match="These may be names") as refused:
        hand_in(publication, content, because="So.")
    found = {one.words: one for one in refused.value.doubts}
    assert found["Zarina Okafor"].where == "page 2"
    assert "A nurse met Zarina Okafor there" in found["Zarina Okafor"].within
    assert publication.document is None
    for words in found:
        judge_word(publication=publication, words=words, by=acting("coordinator"), on=TODAY)
    hand_in(publication, content, because="So.")
    assert ReviewPublication.objects.get(pk=publication.pk).document is not None


def hide(content, what):
    """Return a PDF with something hidden in it, or with pages that show nothing but a picture."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        page = pdf.pages[0]
        if what == "mark":
            pdf.docinfo["/Subject"] = "OFFICIAL-SENSITIVE"
        elif what == "property":
            pdf.docinfo["/Author"] = "Zarina Okafor"
        elif what == "comment":
            note = {"/Type": pikepdf.Name.Annot, "/Subtype": pikepdf.Name.Text, "/Contents": "Check this."}
            page.obj["/Annots"] = pikepdf.Array([pikepdf.Dictionary(note)])
        else:
            page.obj["/Contents"] = pdf.make_stream(b"")
        written = io.BytesIO()
        pdf.save(written)
    return written.getvalue()


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ("mark", "the mark “OFFICIAL-SENSITIVE” (a file property)"),
        ("property", "These may be names"),
        ("comment", "a comment, 1 in all"),
        ("scan", "No words can be read on its pages"),
    ],
)
def test_what_hides_in_a_file_is_found_too(publication, what, says):
    with pytest.raises(NotForThePublic) as refused:
        hand_in(publication, hide(a_pdf(), what), because="So.")
    assert says in refused.value.sentence


def test_a_mark_on_a_page_and_a_name_in_the_title_are_turned_away(publication):
    with pytest.raises(NotForThePublic, match=r"the mark “OFFICIAL: SENSITIVE” \(page 1\)"):
        hand_in(publication, a_pdf("OFFICIAL: SENSITIVE What was learned"), because="So.")
    with pytest.raises(NotForThePublic) as refused:
        hand_in(publication, title="The death of Zarina Okafor")
    assert [(one.words, one.where) for one in refused.value.doubts] == [("Zarina Okafor", "the title")]


def test_a_partner_reads_how_the_file_differs_and_signs_it_on_its_page(publication, signed_in):
    other = a_pdf("What was learned. A place is blacked out.")
    hand_in(publication, other, because="A place was blacked out.")
    at = f"{HOME}/{publication.review.public_id}/publication"
    page = signed_in("police_director").get(at)
    assert "Reason: A place was blacked out." in page.text
    page = page.submit("Sign this file for Leicestershire Police")
    assert page.messages == ["The file is signed."]
    assert publication.sign_offs.get().body.key == "leicestershire-police"
    signed_in("coordinator").post(f"{at}/sign", {"seen": file_of(publication).sha256}, status=404)


def drawn_apart(move):
    """Return a PDF that draws the first letter of a name by itself, and the rest after a move."""
    with pikepdf.open(io.BytesIO(a_pdf())) as pdf:
        steps = f"BT /F1 12 Tf 72 500 Td (Then T) Tj {move} 0 Td (obias came.) Tj ET"
        pdf.pages[0].obj.Contents = pdf.make_stream(steps.encode())
        written = io.BytesIO()
        pdf.save(written)
    return written.getvalue()


@pytest.mark.parametrize("move", [36, 60])
def test_a_name_of_the_key_is_found_however_its_letters_are_set(publication, move):
    case = publication.review.case
    until = {"because": "Codes", "held_to": TODAY, "by": acting("case_review_chair"), "on": TODAY}
    give_key(case=case, person=person("coordinator"), **until)
    add_code(case=case, code="Child Q", kind="child", names=["Tobias"], by=acting("coordinator"), on=TODAY)
    with pytest.raises(NotForThePublic, match="These may be names") as refused:
        hand_in(publication, drawn_apart(move), because="So.")
    assert [one.where for one in refused.value.doubts if one.is_of_key] == ["page 1"]


def test_a_page_of_single_letters_is_turned_away(publication):
    with pytest.raises(NotForThePublic, match="The letters of its words stand apart on page 1"):
        hand_in(publication, a_pdf("W h a t w a s l e a r n e d N o b o d y"), because="So.")


def with_inside(change):
    """Return a PDF in which something was put."""
    with pikepdf.open(io.BytesIO(a_pdf())) as pdf:
        change(pdf)
        written = io.BytesIO()
        pdf.save(written)
    return written.getvalue()


def put_nested_bookmark(pdf):
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("What was learned", 0))
        outline.root[0].children.append(pikepdf.OutlineItem("Tobias", 0))


def put_link(pdf):
    to = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org/tobias")
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, A=to)
    pdf.pages[0].obj.Annots = pikepdf.Array([link])


def put_layer(pdf):
    layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Tobias"))
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer])


def put_alternative(pdf):
    figure = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Figure, Alt="Drawn for Tobias"))
    pdf.Root.StructTreeRoot = pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=figure)


def put_place(pdf):
    pdf.Root.Dests = pikepdf.Dictionary({"/Tobias": pikepdf.Array([pdf.pages[0].obj, pikepdf.Name.Fit])})


@pytest.mark.parametrize("put", [put_nested_bookmark, put_link, put_layer, put_alternative, put_place])
def test_a_name_of_the_key_is_found_wherever_it_hides(publication, put):
    case = publication.review.case
    until = {"because": "Codes", "held_to": TODAY, "by": acting("case_review_chair"), "on": TODAY}
    give_key(case=case, person=person("coordinator"), **until)
    add_code(case=case, code="Child Q", kind="child", names=["Tobias"], by=acting("coordinator"), on=TODAY)
    with pytest.raises(NotForThePublic, match="These may be names") as refused:
        hand_in(publication, with_inside(put), because="So.")
    assert "tobias" in {one.words.casefold() for one in refused.value.doubts if one.is_of_key}


def put_program(pdf):
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def put_own_data(pdf):
    pdf.pages[0].obj.PieceInfo = pikepdf.Dictionary(Drawn=pikepdf.Dictionary(Private=1))


def put_field(pdf):
    field = pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="words", Subtype=pikepdf.Name.Widget)
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[pdf.make_indirect(field)])


def put_file(pdf):
    pdf.attachments["notes.txt"] = b"Some words"


@pytest.mark.parametrize(
    ("put", "says"),
    [
        (put_program, "a small program"),
        (put_own_data, "the own data of the program"),
        (put_field, "a form with fields"),
        (put_file, "another file inside it"),
    ],
)
def test_what_has_no_place_in_a_file_for_anybody_is_turned_away(publication, put, says):
    with pytest.raises(Refused) as refused:
        refuse_unfit(publication.review.case, with_inside(put), TITLE, openly=(), judged=())
    assert refused.value.sentence.startswith(f"Found in the file: {says}")


def put_scan(pdf):
    page = pdf.add_blank_page(page_size=(400, 400))
    image = pdf.make_stream(b"\x00")
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width, image.Height, image.BitsPerComponent, image.ColorSpace = 1, 1, 8, pikepdf.Name.DeviceGray
    page.obj.Resources = pikepdf.Dictionary(XObject={"/Im": image})
    page.obj.Contents = pdf.make_stream(b"q 400 0 0 400 0 0 cm /Im Do Q")


def test_a_scanned_page_among_others_is_turned_away_by_its_number(publication):
    with pytest.raises(NotForThePublic, match="A picture without words stands on page 2, so"):
        hand_in(publication, with_inside(put_scan), because="So.")
    hand_in(publication, with_inside(lambda pdf: pdf.add_blank_page()), because="So.")


@pytest.mark.parametrize(
    "program",
    [
        "Microsoft® Word for Microsoft 365",
        "Acrobat PDFMaker 24 for Word",
        "Adobe PDF Library 24.1.159",
        "Adobe InDesign 19.0 (Windows)",
        "macOS Version 14.4 (Build 23E214) Quartz PDFContext",
        "Skia/PDF m123",
        "Chromium",
        "LibreOffice 7.4",
        "Typst 0.13.1",
    ],
)
def test_the_program_that_made_a_file_is_no_name(publication, program):
    case = publication.review.case

    def put(words):
        def change(pdf):
            pdf.docinfo["/Creator"], pdf.docinfo["/Producer"] = words, words

        return with_inside(change)

    refuse_unfit(case, put(program), TITLE, openly=(), judged=())
    with pytest.raises(NotForThePublic, match="These may be names"):
        refuse_unfit(case, put(f"{program} Zarina Okafor"), TITLE, openly=(), judged=())
