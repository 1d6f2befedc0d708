"""PDFs: a program of its own looks into each, so that one that is made to crash takes nothing with it."""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from kith.base.kernel.refusals import Refused

MOST_PAGES = 1_000
MOST_SECONDS = 30
CHILD = Path(__file__).with_name("pdf_child.py")
SENTENCES = {
    "encrypted": "is locked with a password or against changes. Save it without protection.",
    "broken": "is damaged and can’t be opened. Save or print it as PDF again.",
    "too-much": "takes too much to open safely. Print it as PDF again, or split it.",
    "javascript": "carries a program (JavaScript). Print it as PDF again, which leaves that out.",
    "launch": "starts programs or reads other files when it is opened. Print it as PDF again.",
    "form": "is a form that sends what is typed into it elsewhere. Print it as PDF again.",
    "attachment": "has other files attached to it. Hand them in on their own, and the PDF without them.",
    "media": "has video or sound that runs inside it. Print it as PDF again.",
}
KEPT = 64
"""Of so many files what was found is remembered, so that the same file is looked into once."""
_found: dict[str, dict] = {}


def look_into_pdf(name: str, file: IO[bytes], sha256: str) -> int:
    """Return how many pages a PDF has; raise Refused for one that is locked, damaged or carries more."""
    found = _remembered(sha256, file)
    if found["found"]:
        raise Refused(f"“{name}” {SENTENCES[found['found']]}", field="upload")
    pages = int(found["pages"])
    if pages > MOST_PAGES:
        raise Refused(f"“{name}” has {pages:,} pages, more than {MOST_PAGES:,}. Split it.", field="upload")
    return pages


def _remembered(sha256: str, file: IO[bytes]) -> dict:
    if sha256 not in _found:
        if len(_found) >= KEPT:
            _found.clear()
        _found[sha256] = _ask_child(file)
    return _found[sha256]


def _ask_child(file: IO[bytes]) -> dict:
    """Return what the other program found; one that crashed or took too long had too much to look at."""
    with TemporaryFile() as given:
        while chunk := file.read(1024 * 1024):
            given.write(chunk)
        given.flush()
        given.seek(0)
        try:
            ran = subprocess.run(
                [sys.executable, "-I", str(CHILD)],
                stdin=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                timeout=MOST_SECONDS, check=True, env={},
            )  # fmt: skip
            return json.loads(ran.stdout)
        except (subprocess.SubprocessError, ValueError):
            return {"found": "too-much"}
