"""The fixed words of arrangements."""

from django.db.models import TextChoices


class VersionState(TextChoices):
    """How far a version of the arrangements has come."""

    DRAFT = "draft", "Draft"
    PROPOSED = "proposed", "Proposed"
    ADOPTED = "adopted", "Adopted"
    WITHDRAWN = "withdrawn", "Withdrawn"


VISIBLE_TO_MEMBERS = (VersionState.PROPOSED, VersionState.ADOPTED)
"""Drafts are closed: the business unit alone reads them, and each reading is in the trail."""
