"""A template that two partnerships share: its versions, who adopted which, and what they still align."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from kith.partnership.partnerships.models import PUBLIC_ID, Partnership
from kith.work.processes.questions import Question, Step

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership


class ProcessTemplateQuerySet(models.QuerySet):
    """Words for choosing templates."""

    def visible_to(self, membership: Membership) -> ProcessTemplateQuerySet:
        """Return those to whose agreement the member’s partnership is a party."""
        return self.filter(parties__partnership=membership.partnership)


class ProcessTemplate(models.Model):
    """The rapid review process that two partnerships run by one agreement (L45). A case stays with one."""

    public_id = models.CharField(**PUBLIC_ID)
    name = models.CharField(max_length=200)
    agreement = models.TextField()
    """What the partnerships agreed, and where that stands."""
    agreed_on = models.DateField()
    started_at = models.DateTimeField()
    started_by = models.CharField(max_length=200)

    objects = ProcessTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = "process template"
        constraints = [
            models.CheckConstraint(
                condition=~Q(agreement=""),
                name="process_template_with_its_agreement",
                violation_error_message="Say what the partnerships agreed.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class TemplateParty(models.Model):
    """A partnership that owns a template with another one; until it has joined, it is asked to."""

    template = models.ForeignKey(ProcessTemplate, models.PROTECT, related_name="parties")
    partnership = models.OneToOneField(Partnership, models.PROTECT, related_name="process_party")
    joined_on = models.DateField(null=True, blank=True)
    joined_at = models.DateTimeField(null=True, blank=True)
    joined_by = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "template party"
        verbose_name_plural = "template parties"
        constraints = [
            models.CheckConstraint(
                condition=Q(joined_on__isnull=True, joined_at__isnull=True, joined_by="")
                | Q(joined_on__isnull=False, joined_at__isnull=False) & ~Q(joined_by=""),
                name="template_party_joined_by_somebody",
                violation_error_message="A partnership joins on a day, by somebody.",
            )
        ]

    def __str__(self) -> str:
        return str(self.partnership)


class TemplateVersion(models.Model):
    """One version of a template, stored whole. It never changes: a change is the next version."""

    public_id = models.CharField(**PUBLIC_ID)
    template = models.ForeignKey(ProcessTemplate, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    questions = models.JSONField()
    """A list of key, words, hint and sectors; a question keeps its key over the versions while its words
    stay. Versions from before questions were kept by sector hold none."""
    steps = models.JSONField()
    """A list of working days before the due day, and words."""
    changes = models.TextField()
    """What it changes and why."""
    written_on = models.DateField()
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "template version"
        constraints = [
            models.UniqueConstraint(
                fields=["template", "number"],
                name="template_version_once",
                violation_error_message="There is already a version with that number.",
            )
        ]

    def __str__(self) -> str:
        return f"Version {self.number}"

    @property
    def asked(self) -> tuple[Question, ...]:
        """Return the questions to agencies, in their order."""
        return tuple(Question(key, words, hint, tuple(*more)) for key, words, hint, *more in self.questions)

    @property
    def taken(self) -> tuple[Step, ...]:
        """Return the steps, the earliest first."""
        return tuple(Step(*row) for row in self.steps)


class TemplateAdoption(models.Model):
    """That a partnership works by a version from a day on; its latest adoption counts, earlier ones stay."""

    version = models.ForeignKey(TemplateVersion, models.PROTECT, related_name="adoptions")
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="process_adoptions")
    because = models.CharField(max_length=300)
    """By which decision."""
    adopted_on = models.DateField()
    adopted_at = models.DateTimeField()
    adopted_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "template adoption"
        constraints = [
            models.CheckConstraint(
                condition=~Q(because=""),
                name="template_adopted_by_a_decision",
                violation_error_message="Say by which decision it is adopted.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.version} by {self.partnership_id}"


class AlignmentItem(models.Model):
    """Something in which two partnerships differ still: what, who does what about it by when, and its end."""

    public_id = models.CharField(**PUBLIC_ID)
    template = models.ForeignKey(ProcessTemplate, models.PROTECT, related_name="items")
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="alignment_items")
    """Whose it is to do."""
    differs = models.CharField(max_length=500)
    does = models.CharField(max_length=500)
    who = models.CharField(max_length=200)
    """Who does it, by name or by post."""
    due_on = models.DateField()
    raised_on = models.DateField()
    raised_at = models.DateTimeField()
    raised_by = models.CharField(max_length=200)
    done_on = models.DateField(null=True, blank=True)
    done_words = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "alignment item"
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, done_at__isnull=True, done_by="", done_words="")
                | Q(done_on__isnull=False, done_at__isnull=False) & ~Q(done_by="") & ~Q(done_words=""),
                name="alignment_done_with_its_words",
                violation_error_message="An item that is done says what was done, when and by whom.",
            ),
            models.CheckConstraint(
                condition=Q(raised_on__lte=models.F("due_on")),
                name="alignment_due_after_it_is_raised",
                violation_error_message="An item is due on the day it is raised, or later.",
            ),
        ]

    def __str__(self) -> str:
        return self.differs
