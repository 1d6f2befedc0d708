"""A copy of a chronology that left Kith as a file."""

from django.db import models

from kith.partnership.partnerships.models import PUBLIC_ID, Body
from kith.work.chronologies.models.merged import Chronology


class ChronologyCopy(models.Model):
    """Who took which copy when, and what the check of names still found in it. The file isn’t kept here."""

    public_id = models.CharField(**PUBLIC_ID)
    chronology = models.ForeignKey(Chronology, models.PROTECT, related_name="copies")
    form = models.CharField(max_length=5)
    """`xlsx`, `docx` or `pdf`."""
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    """The agency whose rows alone it holds; empty for the merged one."""
    rows = models.PositiveIntegerField()
    doubts = models.PositiveIntegerField()
    """How many possible names the key didn’t cover when it was made."""
    because = models.TextField(blank=True)
    """Why it was taken all the same, where there were doubts."""
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "chronology copy"
        verbose_name_plural = "chronology copies"

    def __str__(self) -> str:
        return f"Copy of {self.chronology_id} as {self.form}"
