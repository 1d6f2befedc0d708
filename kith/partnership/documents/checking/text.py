"""Text and CSV: words in an encoding that can be told, and nothing that only programs read."""

import codecs
from typing import IO

from kith.base.kernel.refusals import Refused
from kith.partnership.documents.checking.kinds import OLE, PDF, ZIP

CHUNK = 1024 * 1024
OTHER_FILES = (OLE, ZIP, PDF, b"MZ", b"\x7fELF", b"\x89PNG", b"\xff\xd8\xff", b"Rar!", b"7z\xbc\xaf")
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f"))


def look_into_text(name: str, file: IO[bytes]) -> None:
    """Raise Refused for what is no text: other files with a text’s ending, or bytes that no text has."""
    first = file.read(CHUNK)
    if first.startswith(OTHER_FILES):
        raise Refused(
            f"“{name}” is not text, whatever its ending says. Save it as text again.", field="upload"
        )
    if first.startswith(WIDE):
        return
    chunk = first
    while chunk:
        if chunk.translate(None, CONTROLS) != chunk:
            raise Refused(
                f"“{name}” holds characters that no text has. Save it as text (UTF-8) again.", field="upload"
            )
        chunk = file.read(CHUNK)
