"""Words of the pages of a PDF are read as they are seen, however their letters are set."""

import io

import pikepdf
import pytest

from kith.work.chronologies.exporting.pdf_words import texts_of_pages
from kith.work.chronologies.names.apart import names_apart


def drawn(steps: str, *, within: bool = False) -> bytes:
    """Return a PDF of one page that is drawn in these steps, or shows a drawing of them."""
    made, written = pikepdf.new(), io.BytesIO()
    page = made.add_blank_page(page_size=(400, 400))
    font = {"Type": pikepdf.Name.Font, "Subtype": pikepdf.Name.Type1, "BaseFont": pikepdf.Name.Helvetica}
    step = {"FirstChar": 0, "Widths": pikepdf.Array([500] * 256)}
    page.obj.Resources = pikepdf.Dictionary(
        Font={"/F1": {f"/{key}": one for key, one in (font | step).items()}}
    )
    page.obj.Contents = made.make_stream(steps.encode())
    if within:
        form = made.make_stream(steps.encode())
        form.Type, form.Subtype, form.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 400, 400]
        form.Resources = page.obj.Resources
        page.obj.Resources = pikepdf.Dictionary(XObject={"/Im": form})
        page.obj.Contents = made.make_stream(b"q 1 0 0 1 5 5 cm /Im Do Q")
    made.save(written)
    return written.getvalue()


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ("BT /F1 10 Tf 20 300 Td (T) Tj 4.2 0 Td (obias) Tj ET", "Tobias"),
        ("BT /F1 10 Tf 20 300 Td (T) Tj 6.7 0 Td (obias) Tj ET", "Tobias"),
        ("BT /F1 10 Tf 20 300 Td (T) Tj 6.9 0 Td (obias) Tj ET", "T obias"),
        ("BT /F1 10 Tf 20 300 Td (To) Tj 0 -12 Td (bias) Tj ET", "To bias"),
        ("BT /F1 10 Tf 1 0 0 1 20 300 Tm (T) Tj ET BT /F1 10 Tf 1 0 0 1 24 300 Tm (obias) Tj ET", "Tobias"),
        ("q 2 0 0 2 0 0 cm BT /F1 10 Tf 9 9 Td (T) Tj ET Q BT /F1 20 Tf 28 18 Td (obias) Tj ET", "Tobias"),
        ("BT /F1 10 Tf 0 1 -1 0 50 50 Tm (T) Tj 1 0 0 1 50 55 Tm 0 1 -1 0 50 55 Tm (obias) Tj ET", "Tobias"),
        ("BT /F1 10 Tf 20 300 Td [(T) 60 (o) -170 (bias) -250 (was)] TJ ET", "Tobias was"),
        ("BT /F1 10 Tf 3 Tc 20 300 Td (T) Tj 8 0 Td (obias) Tj ET", "Tobias"),
        ("BT /F1 10 Tf 12 TL 20 300 Td (One) Tj (two) ' ET", "One two"),
        ("", ""),
    ],
)
def test_a_gap_is_a_space_only_where_it_is_seen_as_one(steps, words):
    assert texts_of_pages(drawn(steps)) == [("page 1", words)]


def test_words_of_a_drawing_on_a_page_are_read_too():
    steps = "BT /F1 10 Tf 20 300 Td (T) Tj 4.2 0 Td (obias) Tj ET"
    assert texts_of_pages(drawn(steps, within=True)) == [("page 1", "Tobias")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Then T obias came.", ["T obias"]),
        ("Then To- bi as’s mother", ["To- bi as"]),
        ("Then T O B I A S came.", ["T O B I A S"]),
        ("ThenTobiascame.", ["Tobias"]),
        ("Zarin a Okáfor", ["Zarin a Okáfor"]),
        ("Tobiasson came", []),
        ("nothing to bias it", []),
        ("SO TO BIASED", []),
        ("I an said so", []),
    ],
)
def test_a_name_of_the_key_is_found_with_white_space_in_it(text, found):
    assert names_apart(["Tobias", "Zarina Okafor", "Ian"], text) == found
