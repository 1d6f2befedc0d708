"""All words of a file that goes out: its pages, and what hides around them."""

from typing import NamedTuple


class FileText(NamedTuple):
    """A piece of text in a file and where it stands: *a header*, *a comment*, *a file property*."""

    where: str
    text: str


def texts_of_file(content: bytes, kind: str) -> list[FileText]:
    """Return every text of a .docx or .xlsx file: properties, headers, comments and tracked changes too.

    Raises Refused for another kind or a file that can’t be opened.
    """
    return []
