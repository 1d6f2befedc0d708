"""Documents to print or send: tagged PDF, made by typst from plain data.

The words come in as data and never become part of the template, so nothing that somebody typed can change
what the template does. Typst stops at missing descriptions, skipped levels of headings and missing titles.
"""

import json
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

TEMPLATES = Path(__file__).resolve().parent / "printed"
ROOT = Path(__file__).resolve().parents[2]
"""Templates reach what they share from here: `/partnership/arrangements/printed/look.typ`."""
FONTS = ROOT / "base" / "ui" / "fonts"
STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1: the standard for documents that everybody can read."""


class NotPrinted(Exception):
    """A document that could not be made as it should be; the message says why."""


@lru_cache(maxsize=1)
def fonts() -> Any:
    """Return the typefaces that documents use: those in the project and no other."""
    import typst  # a large engine, loaded when the first document is asked for

    return typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])


def pdf_of(template: str, data: dict[str, Any], *, day: date, templates: Path = TEMPLATES) -> bytes:
    """Return a tagged PDF from a template and plain data; the same data on the same day gives the same bytes.

    `templates`: the folder of the room whose document it is. Raises NotPrinted when anything is amiss, such
    as a character that the typeface lacks.
    """
    import typst

    try:
        made, warnings = typst.compile_with_warnings(
            str(templates / f"{template}.typ"),
            root=str(ROOT),
            font_paths=fonts(),
            format="pdf",
            pdf_standards=STANDARD,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            timestamp=datetime.combine(day, time(), tzinfo=UTC),
        )
    except typst.TypstError as fault:
        raise NotPrinted(fault.message) from fault
    if warnings:
        raise NotPrinted("; ".join(warning.message for warning in warnings))
    if not isinstance(made, bytes):
        raise NotPrinted("The document came out in several parts.")
    return made
