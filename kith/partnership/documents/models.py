"""What we remember of documents: what each is, and every version of its file."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kith.base.kernel.ids import public_id
from kith.partnership.documents.enums import FileKind, HandlingMark, Scan
from kith.partnership.partnerships.models import PUBLIC_ID, Partnership

FOLDER = "documents"
"""Where files are kept, below the folder of the settings."""


def stored_name(_version: FileVersion, _name: str) -> str:
    """Return where a file is kept: a random name, which says nothing of what is in it."""
    return f"{FOLDER}/{public_id()}"


class Document(models.Model):
    """Something handed in as a file, such as a paper. Who may read it is for its record to say."""

    public_id = models.CharField(**PUBLIC_ID)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="documents")
    title = models.CharField(max_length=200)
    mark = models.CharField(max_length=32, choices=HandlingMark.choices, default=HandlingMark.OFFICIAL)

    class Meta:
        verbose_name = "document"

    def __str__(self) -> str:
        return self.title


class FileVersion(models.Model):
    """One version of a document’s file. A new one takes the place of the last; the last is kept."""

    public_id = models.CharField(**PUBLIC_ID)
    document = models.ForeignKey(Document, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    """Its name as handed in, less what can’t stand in a file name."""
    kind = models.CharField(max_length=8, choices=FileKind.choices)
    size = models.PositiveBigIntegerField()
    """In bytes."""
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveIntegerField(null=True, blank=True)
    """How many pages a PDF has; None for everything else."""
    file = models.FileField(upload_to=stored_name, max_length=200)
    scan = models.CharField(max_length=16, choices=Scan.choices, default=Scan.NOT_SCANNED)
    handed_in_on = models.DateField()
    handed_in_at = models.DateTimeField()
    handed_in_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "version of a file"
        verbose_name_plural = "versions of files"
        constraints = [
            models.UniqueConstraint(
                fields=["document", "number"],
                name="file_version_number_once",
                violation_error_message="There is already a version with that number.",
            ),
            models.CheckConstraint(
                condition=Q(pages__isnull=True) | Q(kind=FileKind.PDF),
                name="file_version_pages_of_a_pdf",
                violation_error_message="Only a PDF has pages that can be counted.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, version {self.number}"
