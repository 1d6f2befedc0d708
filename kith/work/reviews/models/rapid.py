"""The rapid review of a case: what agencies are asked, what they return, and what the partners decide."""

from django.db import models
from django.db.models import Q

from kith.base.kernel.ids import LENGTH
from kith.partnership.documents.models import FileVersion
from kith.partnership.partnerships.models import PUBLIC_ID, Body
from kith.work.processes.models import TemplateVersion
from kith.work.reviews.enums import RequestState, View
from kith.work.reviews.models.case import Case


class RapidReview(models.Model):
    """The first look at a case, within the working days of the guidance (L40, L41)."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="rapid_review")
    started_on = models.DateField()
    """The day from which its 15 working days count, by the rule in force then."""
    starts_with = models.CharField(max_length=8, choices=[("sent", "Notification"), ("aware", "Awareness")])
    meets_on = models.DateField(null=True, blank=True)
    """The day on which its panel is to meet."""
    held_on = models.DateField(null=True, blank=True)
    """The day on which the meeting was held: its report is signed from then on."""
    not_held_because = models.TextField(blank=True)
    """Why the report is signed without a meeting."""
    about_child = models.TextField(blank=True)
    """The child and the family, by code: age, sex, ethnicity, disability, plans, who lives with whom."""
    facts = models.TextField(blank=True)
    episodes = models.TextField(blank=True)
    """The key practice episodes: what happened in each, and why."""
    heard = models.TextField(blank=True)
    """What practitioners and the family think, where they were asked."""
    learning_now = models.TextField(blank=True)
    """Learning that was acted on at once."""
    learning_next = models.TextField(blank=True)
    """Learning that is still to be acted on, and by whom."""
    recommends = models.CharField(max_length=8, choices=View.choices, blank=True)
    """Whether a local practice review should follow."""
    because = models.TextField(blank=True)
    against_because = models.TextField(blank=True)
    """Why they decide against what the answers to the criteria speak for; empty where they do not."""
    national = models.TextField(blank=True)
    """Whether the partners see in it a matter of national importance, and which."""
    sent_on = models.DateField(null=True, blank=True)
    """The day on which its report went to the Panel."""
    sent_sha256 = models.CharField(max_length=64, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    panel_agrees = models.BooleanField(null=True, blank=True)
    panel_says = models.TextField(blank=True)
    reconsidered = models.CharField(max_length=8, choices=View.choices, blank=True)
    """Whether a local practice review follows, by the decision to which the partners came later."""
    reconsidered_on = models.DateField(null=True, blank=True)
    """The day on which they did; empty again once the Panel answers anew."""
    reconsidered_because = models.TextField(blank=True)

    class Meta:
        verbose_name = "rapid review"
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_on__isnull=True) | (~Q(recommends="") & ~Q(because="")),
                name="rapid_review_sent_with_a_decision",
                violation_error_message="The report goes out with the partners’ decision and its reasons.",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | Q(sent_on__isnull=False, panel_agrees__isnull=False),
                name="rapid_review_answered_after_sending",
                violation_error_message="The Panel answers a report that was sent, and agrees or doesn’t.",
            ),
            models.CheckConstraint(
                condition=Q(reconsidered_on__isnull=True)
                | Q(answered_on__isnull=False) & ~Q(reconsidered="") & ~Q(reconsidered_because=""),
                name="rapid_review_reconsidered_with_reasons",
                violation_error_message="A decision that was reconsidered says what holds now, and why.",
            ),
        ]

    def __str__(self) -> str:
        return f"Rapid review of {self.case}"

    @property
    def decision(self) -> str:
        """Return what holds: the decision of the report, or the one to which the partners came after it."""
        return self.reconsidered or self.recommends

    @property
    def awaits_reconsideration(self) -> bool:
        """Return whether the Panel disagreed and the partners have not looked at their decision since."""
        return self.panel_agrees is False and self.reconsidered_on is None


class ReturnRequest(models.Model):
    """What one agency is asked for, by which day, and how far its return is."""

    public_id = models.CharField(**PUBLIC_ID)
    case = models.ForeignKey(Case, models.PROTECT, related_name="requests")
    body = models.ForeignKey(Body, models.PROTECT, related_name="case_returns")
    asked_on = models.DateField()
    due_on = models.DateField()
    words = models.TextField(blank=True)
    """What this agency is asked besides the usual questions."""
    from_on = models.DateField(null=True, blank=True)
    """The first day that the agency is asked about; empty where none is stated."""
    to_on = models.DateField(null=True, blank=True)
    """The last day that the agency is asked about; empty where none is stated."""
    ring = models.CharField(max_length=200, blank=True)
    """Whom the agency can ring about it; empty for those who run the case, by name."""
    version = models.ForeignKey(
        TemplateVersion, models.PROTECT, null=True, blank=True, related_name="return_requests"
    )
    """The version of the process with which it was asked; empty for the usual questions."""
    state = models.CharField(max_length=10, choices=RequestState.choices, default=RequestState.ASKED)
    released_on = models.DateField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.CharField(max_length=200, blank=True)
    agreed_by = models.CharField(max_length=200, blank=True)
    """The agency’s safeguarding lead who signed the return off."""

    class Meta:
        verbose_name = "return request"
        verbose_name_plural = "return requests"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "body"],
                name="agency_asked_once_a_case",
                violation_error_message="That agency is asked already.",
            ),
            models.CheckConstraint(
                condition=Q(asked_on__lte=models.F("due_on")),
                name="return_due_after_it_is_asked",
                violation_error_message="A return is due on the day it is asked for, or later.",
            ),
            models.CheckConstraint(
                condition=Q(from_on__isnull=True) | Q(to_on__isnull=True) | Q(from_on__lte=models.F("to_on")),
                name="return_asked_about_a_period",
                violation_error_message="The last day asked about is on or after the first.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[RequestState.RELEASED, RequestState.NIL], released_on__isnull=False)
                & ~Q(agreed_by="")
                | Q(state__in=[RequestState.ASKED, RequestState.BEGUN, RequestState.RECALLED]),
                name="return_released_by_its_lead",
                violation_error_message="A return says who of the agency signed it off.",
            ),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True, released_by="")
                | Q(released_at__isnull=False) & ~Q(released_by=""),
                name="return_released_by_somebody",
                violation_error_message="A return that is released says when and by whom.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} for {self.case_id}"


class ReturnFile(models.Model):
    """A form in which an agency wrote its return, as it was handed in. It is the agency’s own (AR6)."""

    public_id = models.CharField(**PUBLIC_ID)
    request = models.ForeignKey(ReturnRequest, models.PROTECT, related_name="files")
    number = models.PositiveSmallIntegerField()
    """The first of a return is 1; each that is handed in after it is one higher."""
    file = models.ForeignKey(FileVersion, models.PROTECT, related_name="return_files")
    answers_taken = models.PositiveSmallIntegerField()
    """How many answers were read from it."""
    is_whole = models.BooleanField()
    """Whether every word of it was taken as an answer; other words are for the agency alone."""
    opened_on = models.DateField(null=True, blank=True)
    """The day of the release from which the case may open the file itself; empty while it is the agency’s."""
    taken_on = models.DateField()
    taken_at = models.DateTimeField()
    taken_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "return file"
        verbose_name_plural = "return files"
        constraints = [
            models.UniqueConstraint(
                fields=["request", "number"],
                name="return_file_numbered_once",
                violation_error_message="The return has a form with that number.",
            ),
            models.CheckConstraint(
                condition=Q(opened_on__isnull=True) | Q(is_whole=True),
                name="return_file_opened_when_it_holds_answers_alone",
                violation_error_message="Only a form that holds nothing but answers is opened to the case.",
            ),
        ]

    def __str__(self) -> str:
        return f"Form {self.number}"


class ReturnAnswer(models.Model):
    """An agency’s answer to one question. It is the agency’s own until the return is released (AR6)."""

    request = models.ForeignKey(ReturnRequest, models.PROTECT, related_name="answers")
    question = models.CharField(max_length=40)
    words = models.TextField()
    file = models.ForeignKey(ReturnFile, models.PROTECT, null=True, blank=True, related_name="answers")
    """The form from which it was read; empty where it was written in Kith from the start."""
    is_altered = models.BooleanField(default=False)
    """Whether it was changed in Kith after it was read from the form."""
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "return answer"
        verbose_name_plural = "return answers"
        constraints = [
            models.UniqueConstraint(
                fields=["request", "question"],
                name="question_answered_once_a_return",
                violation_error_message="That question is answered already.",
            )
        ]

    def __str__(self) -> str:
        return self.question


class EarlierAnswer(models.Model):
    """What an agency had answered before it was asked again, or before it took its return back: shown to its
    writers, so that only what is new need be written."""

    request = models.ForeignKey(ReturnRequest, models.PROTECT, related_name="earlier_answers")
    question = models.CharField(max_length=40)
    words = models.TextField()
    file = models.ForeignKey(
        ReturnFile, models.PROTECT, null=True, blank=True, related_name="earlier_answers"
    )
    """The form from which it was read; empty where it was written in Kith."""
    is_altered = models.BooleanField(default=False)
    released_on = models.DateField()
    is_withdrawn = models.BooleanField(default=False)
    """Whether the agency took it back: then nobody but its writers reads it."""

    class Meta:
        verbose_name = "earlier answer"
        verbose_name_plural = "earlier answers"
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="earlier_answer_with_its_words",
                violation_error_message="An earlier answer keeps its words.",
            )
        ]

    def __str__(self) -> str:
        return self.question


class Chase(models.Model):
    """A reminder to an agency whose return is awaited: when, by whom, how."""

    request = models.ForeignKey(ReturnRequest, models.PROTECT, related_name="chases")
    chased_at = models.DateTimeField()
    chased_by = models.CharField(max_length=200)
    how = models.CharField(max_length=200)

    class Meta:
        verbose_name = "chase"

    def __str__(self) -> str:
        return self.how


class SignOff(models.Model):
    """A statutory partner’s signature under the report of a rapid review."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="sign_offs")
    body = models.ForeignKey(Body, models.PROTECT, related_name="case_sign_offs")
    signed_on = models.DateField()
    signed_at = models.DateTimeField()
    signed_by = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    """Of the text that was signed: a changed report must be signed again."""

    class Meta:
        verbose_name = "sign off"
        verbose_name_plural = "sign offs"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "body", "sha256"],
                name="report_signed_once_by_a_partner",
                violation_error_message="That partner has signed this report.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.body_id} signed"


class ReportCopy(models.Model):
    """The report as it goes to the Panel: its content, frozen when a second person had checked it (L41).

    What is taken out as Word or PDF after it was sent is made from this and from nothing else.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="copies")
    sha256 = models.CharField(max_length=64)
    """Of the whole content; its first letters stand on each sheet."""
    text_sha256 = models.CharField(max_length=64)
    """Of the text that the partners signed."""
    content = models.TextField()
    """Plain data as text: sections, signatures, pictures."""
    checked_on = models.DateField()
    checked_at = models.DateTimeField()
    checked_by = models.CharField(max_length=200)
    checked_by_person = models.CharField(max_length=LENGTH, blank=True)
    """The public id of whoever checked it, who does not mark it sent; empty for a command."""

    class Meta:
        verbose_name = "report copy"
        verbose_name_plural = "report copies"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "sha256"],
                name="report_copy_checked_once",
                violation_error_message="That copy was checked already.",
            ),
            models.CheckConstraint(
                condition=~Q(content=""),
                name="report_copy_with_its_content",
                violation_error_message="A copy holds what it says.",
            ),
        ]

    def __str__(self) -> str:
        return f"Copy {self.sha256[:8]}"
