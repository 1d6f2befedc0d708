"""The fixed words of documents."""

from django.db.models import TextChoices


class HandlingMark(TextChoices):
    """How a document is to be handled, in the words of the government’s classification policy."""

    OFFICIAL = "official", "OFFICIAL"
    SENSITIVE = "official-sensitive", "OFFICIAL-SENSITIVE"


class Scan(TextChoices):
    """What a virus scanner said. Without one a file is *not scanned*, never clean."""

    NOT_SCANNED = "not-scanned", "Not scanned for viruses"
    CLEAN = "clean", "Scanned, nothing found"


class FileKind(TextChoices):
    """The types of file that are taken in."""

    PDF = "pdf", "PDF"
    WORD = "docx", "Word"
    EXCEL = "xlsx", "Excel"
    SLIDES = "pptx", "PowerPoint"
    CSV = "csv", "CSV"
    TEXT = "txt", "Text"
    PNG = "png", "Picture (PNG)"
    JPEG = "jpg", "Picture (JPEG)"
