"""The deeds of the group that an issue was put to, and of those who may know of a closed one."""

from typing import Any, ClassVar

from django.http import Http404, HttpResponse

from kith.base.kernel.access import Policy
from kith.partnership.partnerships.pages import MemberForm
from kith.partnership.risks.enums import AnswerKind
from kith.partnership.risks.forms import ActOn, Answer, NameReaders, PassOn, ReasonForm, RiskOfIssue
from kith.partnership.risks.lifecycle import ISSUE
from kith.partnership.risks.operations.answering import act_on_issue, answer_issue, pass_issue
from kith.partnership.risks.operations.issues import name_readers, open_issue
from kith.partnership.risks.operations.keeping import make_risk_of_issue
from kith.partnership.risks.views.parts import ANSWERERS, RAISERS, IssuePage


class AnswerPage(MemberForm, IssuePage, is_base=True):
    """A way to answer an issue; for others than those who answer for its group there is no page."""

    policy: ClassVar[Policy] = ANSWERERS
    form_class = Answer
    move = ""

    def load_record(self, **kwargs: Any) -> None:
        """Find the issue, where the reader answers it and this answer is open to it."""
        super().load_record(**kwargs)
        is_open = self.issue.state in ISSUE.named(self.move).sources
        if not self.answers or not is_open:
            raise Http404

    def line(self) -> str:
        """Return which issue it is."""
        return self.issue.title

    def initial(self) -> dict[str, Any]:
        """Return today."""
        return {"answered_on": self.today}

    def cancel_url(self) -> str:
        """Return the page of the issue."""
        return self.here()

    def answered(self) -> HttpResponse:
        """Say that the answer is on record."""
        return self.done("The answer is on record. Whoever raised the issue can read it.", self.here())


class Act(AnswerPage):
    """Answer that the group acts, with the first action."""

    policy = ANSWERERS
    title = "Act on the issue"
    form_class = ActOn
    button = "Record the answer and raise the action"
    move = "act"

    def form_arguments(self) -> dict[str, Any]:
        """Return the people and agencies to choose from."""
        return {"records": {"owner": self.people(), "body": self.bodies()}}

    def act(self, form: Any) -> HttpResponse:
        """Record the answer and raise the action."""
        act_on_issue(issue=self.issue, by=self.actor, on=self.today, **form.cleaned_data)
        return self.answered()


class Watch(AnswerPage):
    """Answer that the group watches the issue."""

    policy = ANSWERERS
    title = "Watch the issue"
    button = "Record the answer"
    move = "watch"
    kind = AnswerKind.WATCH

    def act(self, form: Any) -> HttpResponse:
        """Record the answer."""
        answer_issue(issue=self.issue, kind=self.kind, by=self.actor, on=self.today, **form.cleaned_data)
        return self.answered()


class NoAction(Watch):
    """Answer that the group does nothing, and why."""

    policy = ANSWERERS
    title = "Take no action on the issue"
    move = "no-action"
    kind = AnswerKind.NO_ACTION


class PassIssue(AnswerPage):
    """Pass the issue to another group."""

    policy = ANSWERERS
    title = "Pass the issue to another group"
    form_class = PassOn
    button = "Pass it on"
    move = "pass"

    def form_arguments(self) -> dict[str, Any]:
        """Return the other groups."""
        return {"records": {"group": self.groups().exclude(pk=self.issue.group_id)}}

    def act(self, form: Any) -> HttpResponse:
        """Pass it on."""
        pass_issue(issue=self.issue, by=self.actor, on=self.today, **form.cleaned_data)
        words = f"{form.cleaned_data['group'].name} answers by its next meeting."
        return self.done(words, self.here())


class MakeRisk(AnswerPage):
    """Enter the issue as a risk of the group."""

    policy = ANSWERERS
    title = "Make a risk of the issue"
    form_class = RiskOfIssue
    button = "Enter the risk"
    move = "risk"

    def load_record(self, **kwargs: Any) -> None:
        """Find the issue; a closed one can’t become a risk, since every member reads the register."""
        super().load_record(**kwargs)
        if self.issue.is_closed:
            raise Http404

    def form_arguments(self) -> dict[str, Any]:
        """Return what to choose from."""
        records = {"owner": self.people(), "body": self.bodies(), "priorities": self.priorities()}
        return {"records": records}

    def initial(self) -> dict[str, Any]:
        """Return what the issue says already."""
        issue = self.issue
        bears_on = [issue.priority.public_id] if issue.priority else []
        return {**super().initial(), "title": issue.title, "cause": issue.seen, "priorities": bears_on}

    def act(self, form: Any) -> HttpResponse:
        """Record the answer and enter the risk."""
        risk = make_risk_of_issue(issue=self.issue, by=self.actor, on=self.today, **form.facts())
        words = f"The issue is on the register as {risk.reference}."
        return self.done(words, self.at("risks:risk", risk.public_id))


class ClosedIssue(MemberForm, IssuePage, is_base=True):
    """A deed on a closed issue, for whoever raised it and whoever answers it."""

    policy: ClassVar[Policy] = RAISERS

    def load_record(self, **kwargs: Any) -> None:
        """Find the closed issue among those that the reader answers or raised."""
        super().load_record(**kwargs)
        if not self.issue.is_closed or not (self.answers or self.raised):
            raise Http404

    def line(self) -> str:
        """Return which issue it is."""
        return self.issue.title

    def cancel_url(self) -> str:
        """Return the page of the issue."""
        return self.here()


class Readers(ClosedIssue):
    """Let more people know of a closed issue."""

    policy = RAISERS
    title = "Say who else may know of the issue"
    form_class = NameReaders
    button = "Let them know of it"

    def form_arguments(self) -> dict[str, Any]:
        """Return the people to choose from."""
        return {"records": {"readers": self.people()}}

    def act(self, form: Any) -> HttpResponse:
        """Name them."""
        name_readers(issue=self.issue, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("They can read the issue now.", self.here())


class Open(ClosedIssue):
    """Open a closed issue to every member."""

    policy = RAISERS
    title = "Open the issue to every member"
    form_class = ReasonForm
    button = "Open it"

    def act(self, form: Any) -> HttpResponse:
        """Open it."""
        open_issue(issue=self.issue, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("Every member can read the issue now.", self.here())
