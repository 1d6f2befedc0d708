"""A report as a tagged PDF, and its drawings as pictures for Word."""

from datetime import date
from pathlib import Path
from typing import Any

from kith.partnership.arrangements.printing import ROOT, fonts, pdf_of

TEMPLATES = Path(__file__).resolve().parent
DOTS = 144.0
"""Dots to the inch of a drawing in Word."""


def report_pdf(paper: dict[str, Any], *, day: date) -> bytes:
    """Return a report as a tagged PDF (PDF/UA-1); raise NotPrinted when anything is amiss."""
    return pdf_of("report", paper, day=day, templates=TEMPLATES)


def drawn_as_png(svg: str) -> bytes:
    """Return a drawing as dots: older editions of Word show no SVG. Raises TypstError for a broken one."""
    import typst

    made = typst.compile(
        str(TEMPLATES / "picture.typ"),
        root=str(ROOT),
        font_paths=fonts(),
        format="png",
        ppi=DOTS,
        sys_inputs={"svg": svg},
    )
    assert isinstance(made, bytes)
    return made
