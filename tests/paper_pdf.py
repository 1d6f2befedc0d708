"""Papers as partners send them, tagged or without tags, each page with words of its own."""

from __future__ import annotations

import io
import json

import pikepdf

from kith.partnership.arrangements.printing import fonts

TEMPLATE = b"""#set document(title: "A paper")
#set text(font: "Atkinson Hyperlegible Next", lang: "en", region: "GB")
#let data = json(bytes(sys.inputs.data))
#outline()
#for number in range(1, data.pages) [
  #pagebreak()
  = Part #number
  #data.words, page #number of it.
  #table(columns: 2, table.header([Place], [Count]), [Northgate], [#number])
]
"""


def tagged_pdf(words: str, pages: int = 2) -> bytes:
    """Return a PDF with tags and links; its first page is a list of contents."""
    import typst

    data = json.dumps({"words": words, "pages": pages})
    made = typst.compile(TEMPLATE, font_paths=fonts(), format="pdf", sys_inputs={"data": data})
    assert isinstance(made, bytes)
    return made


def plain_pdf(words: str, pages: int = 1, *, size: tuple[int, int] = (595, 842), turned: int = 0) -> bytes:
    """Return a PDF without any tags."""
    made, written = pikepdf.new(), io.BytesIO()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    for number in range(1, pages + 1):
        page = made.add_blank_page(page_size=size)
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.obj.Contents = made.make_stream(
            f"BT /F1 12 Tf 72 500 Td ({words}, page {number} of it.) Tj ET".encode("latin-1")
        )
        if turned:
            page.obj.Rotate = turned
    made.save(written)
    return written.getvalue()
