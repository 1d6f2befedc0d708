"""What we remember of notices: the mail that is to go out, what each person wishes, and calendar feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from kith.partnership.arrangements.models import both_or_neither
from kith.partnership.notices.enums import Digest, MailKind, MailState, Reminders, Weekday
from kith.partnership.notices.permissions import Permission
from kith.partnership.partnerships.models import PUBLIC_ID, Partnership, Person
from kith.partnership.partnerships.queries import people_seen_by

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership

LONGEST_KEY = 200


class MailQuerySet(models.QuerySet):
    """Words for choosing mail."""

    def visible_to(self, membership: Membership) -> MailQuerySet:
        """Return what a member may see of the post; nothing else decides it.

        The business unit sees the mail of its own partnership, and what goes to a person whom it knows for
        all of theirs, such as a digest.
        """
        if not membership.may(Permission.SEE_POST):
            return self.none()
        people = people_seen_by(membership).order_by().values("pk")
        everywhere = Q(partnership__isnull=True, person__in=people)
        return self.filter(Q(partnership=membership.partnership) | everywhere)

    def amiss(self) -> MailQuerySet:
        """Return those that failed, and those that were taken up and of which nothing was heard."""
        return self.filter(state__in=[MailState.SENDING, MailState.FAILED, MailState.GIVEN_UP])


class Mail(models.Model):
    """One mail to one address: written down with the deed that asks for it, and sent afterwards by a job.

    Its key says what it is about and to whom, and is never written twice. What it says is forgotten once it
    has gone.
    """

    public_id = models.CharField(**PUBLIC_ID)
    key = models.CharField(max_length=LONGEST_KEY, unique=True)
    kind = models.CharField(max_length=16, choices=MailKind.choices, default=MailKind.NOTICE)
    partnership = models.ForeignKey(Partnership, models.PROTECT, null=True, blank=True, related_name="mails")
    """The partnership on whose behalf it goes; empty for a mail that speaks of all of a person’s."""
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="mails")
    """To whom; empty for an address of somebody who is no person here, such as a guest."""
    address = models.EmailField(max_length=254)
    """The address as it was when the mail was written."""
    subject = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    attachments = models.JSONField(default=list, blank=True)
    """Each with its `name`, its `type` and its `text`."""
    state = models.CharField(max_length=16, choices=MailState.choices, default=MailState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    wanted_on = models.DateField()
    """The day for which it was written."""
    not_before = models.DateTimeField()
    """The instant before which nothing sends it: the morning, or the end of a pause after it was refused."""
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=200)
    taken_up_at = models.DateTimeField(null=True, blank=True)
    taken_up_by = models.CharField(max_length=200, blank=True)
    """The process that took it up last."""
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.CharField(max_length=200, blank=True)
    """The way it left."""
    trouble = models.CharField(max_length=200, blank=True)
    """Why it did not go, in a few words."""

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = "mail"
        verbose_name_plural = "mail"
        constraints = [
            both_or_neither("taken_up_at", "taken_up_by"),
            both_or_neither("sent_at", "sent_by"),
            models.CheckConstraint(
                condition=Q(state=MailState.SENT, sent_at__isnull=False)
                | (~Q(state=MailState.SENT) & Q(sent_at__isnull=True)),
                name="mail_sent_with_its_instant",
                violation_error_message="A mail that was sent says when.",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "not_before"], name="mail_to_send"),
            models.Index(fields=["person", "state"], name="mail_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} to {self.person_id or 'a guest'} on {self.wanted_on}"


class Rung(models.Model):
    """One step of a ladder of reminders that was taken: who was reminded of what, and on which day.

    Its key is written once, ever, so that nobody is reminded of the same thing twice.
    """

    key = models.CharField(max_length=LONGEST_KEY, unique=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="rungs")
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="rungs")
    subject_kind = models.CharField(max_length=64, blank=True)
    subject_id = models.CharField(max_length=64, blank=True)
    rung = models.CharField(max_length=100)
    """Which step of the ladder it is: *owner, 14 days before*."""
    says = models.CharField(max_length=300)
    url = models.CharField(max_length=300)
    taken_on = models.DateField()
    mail = models.ForeignKey(Mail, models.PROTECT, null=True, blank=True, related_name="rungs")
    """The mail that carries it; empty while it waits for the person’s digest."""

    class Meta:
        verbose_name = "rung"
        indexes = [
            models.Index(fields=["subject_kind", "subject_id"], name="rung_by_subject"),
            models.Index(fields=["person", "mail"], name="rung_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.rung} on {self.taken_on}"


class Wish(models.Model):
    """What a person wishes of mail: how often a digest, how reminders come, meetings for the calendar."""

    person = models.OneToOneField(Person, models.PROTECT, related_name="wish")
    digest = models.CharField(max_length=16, choices=Digest.choices, default=Digest.WEEKLY)
    weekday = models.PositiveSmallIntegerField(choices=Weekday.choices, default=Weekday.MONDAY)
    """The day of a weekly digest. Where that is no working day, it comes on the next one."""
    reminders = models.CharField(max_length=16, choices=Reminders.choices, default=Reminders.AT_ONCE)
    meetings = models.BooleanField(default=True)
    """Whether meetings come by mail for the person’s own calendar."""
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "wish"
        verbose_name_plural = "wishes"

    def __str__(self) -> str:
        return f"{self.get_digest_display()} for {self.person_id}"


class Feed(models.Model):
    """The private address at which a person’s own calendar program reads their meetings.

    Only a hash of its token is kept, so that it can be shown once and never again.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="feeds")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "feed"
        constraints = [
            both_or_neither("revoked_at", "revoked_by"),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(revoked_at__isnull=True),
                name="feed_one_live_for_a_person",
                violation_error_message="There is already a calendar address. Renew it instead.",
            ),
        ]

    def __str__(self) -> str:
        return f"Feed of {self.person_id} from {self.made_at:%Y-%m-%d}"


class Round(models.Model):
    """The morning’s round of reminders and digests on one working day, once it is done."""

    day = models.DateField(unique=True)
    done_at = models.DateTimeField()
    done_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "round"

    def __str__(self) -> str:
        return f"Round of {self.day}"
