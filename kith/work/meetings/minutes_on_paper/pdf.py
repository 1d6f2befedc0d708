"""Minutes as a tagged PDF."""

from datetime import date
from pathlib import Path
from typing import Any

from kith.partnership.arrangements.printing import pdf_of

TEMPLATES = Path(__file__).resolve().parent


def minutes_pdf(paper: dict[str, Any], *, day: date) -> bytes:
    """Return minutes as a tagged PDF (PDF/UA-1); raise NotPrinted when anything is amiss."""
    return pdf_of("minutes", paper, day=day, templates=TEMPLATES)
