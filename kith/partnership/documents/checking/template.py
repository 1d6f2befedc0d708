"""Word files that point to a template outside themselves: the pointer is taken out, the rest stays.

Word asks for such a template when the file is opened, so a file that keeps it is not taken in. Councils’
files often have it, and nobody who wrote them sees it or could take it out.
"""

import re
import shutil
import tempfile
from zipfile import ZipFile

from django.core.files.base import File

LIST = "word/_rels/settings.xml.rels"
SETTINGS = "word/settings.xml"
TEMPLATE = "/attachedTemplate"
RELATION = re.compile(rb"<Relationship\b[^<>]*?(?:/>|>\s*</Relationship\s*>)")
POINTER = re.compile(rb"<w:attachedTemplate\b[^<>]*?(?:/>|>\s*</w:attachedTemplate\s*>)")


def without_template(upload: File) -> File:
    """Return a copy of a Word file without its template; every other part is the same, byte for byte.

    The file has been looked into, so that it is known to unpack to no more than can be held.
    """
    upload.seek(0)
    made = tempfile.TemporaryFile()  # noqa: SIM115 – it is closed with the file that is returned
    with ZipFile(upload) as old, ZipFile(made, "w") as new:
        new.comment = old.comment
        for part in old.infolist():
            if part.filename in (LIST, SETTINGS):
                new.writestr(part, _cleaned(part.filename, old.read(part)))
                continue
            with old.open(part) as here, new.open(part, "w") as there:
                shutil.copyfileobj(here, there)
    made.seek(0)
    return File(made, name=upload.name)


def _cleaned(name: str, content: bytes) -> bytes:
    if name == SETTINGS:
        return POINTER.sub(b"", content)
    return RELATION.sub(lambda found: b"" if TEMPLATE.encode() in found[0] else found[0], content)
