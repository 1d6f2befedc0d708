"""The deeds on one risk: what it says, how it scores, what holds it down, and what is said about it."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.partnership.actions.public import raise_action
from kith.partnership.partnerships.pages import MemberForm
from kith.partnership.risks import forms
from kith.partnership.risks.models import Control, Escalation, ScoreChallenge
from kith.partnership.risks.operations.following import (
    answer_challenge,
    answer_escalation,
    challenge_score,
    escalate_risk,
    review_risk,
    score_again,
)
from kith.partnership.risks.operations.keeping import add_control, change_risk, end_control
from kith.partnership.risks.parts import keeps, steers
from kith.partnership.risks.queries.risks import (
    challenge_seen_by,
    control_seen_by,
    escalation_seen_by,
    priorities_of,
)
from kith.partnership.risks.recording import about_risk
from kith.partnership.risks.views.parts import ANSWERERS, KEEPERS, RAISERS, RiskDeed, RiskPage, RisksPage


class Change(RiskDeed):
    """Change what a risk says and who owns it, with the reason."""

    policy = KEEPERS
    title = "Change the risk"
    form_class = forms.ChangeRisk

    def form_arguments(self) -> dict[str, Any]:
        """Return what to choose from."""
        owners = self.people(also=self.risk.owner)
        records = {"owner": owners, "body": self.bodies(), "priorities": self.priorities()}
        return {"records": records}

    def initial(self) -> dict[str, Any]:
        """Return what it says now."""
        risk = self.risk
        return {
            **{name: getattr(risk, name) for name in ("title", "cause", "event", "consequence")},
            "owner": risk.owner.public_id if risk.owner else "",
            "body": risk.body.public_id if risk.body else "",
            "priorities": [one.public_id for one in priorities_of(risk)],
        }

    def act(self, form: Any) -> HttpResponse:
        """Change it."""
        change_risk(risk=self.risk, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The risk is changed. The reason stands with it.", self.here())


class Score(RiskDeed):
    """Score a risk again, with the reason."""

    policy = KEEPERS
    title = "Score the risk again"
    form_class = forms.Scoring
    button = "Keep the score"

    def initial(self) -> dict[str, Any]:
        """Return the scores that it has."""
        return {name: getattr(self.risk, name) for name in forms.SCORES}

    def act(self, form: Any) -> HttpResponse:
        """Score it."""
        score_again(risk=self.risk, by=self.actor, on=self.today, **form.facts())
        return self.done("The score is on record. The ones before stay with it.", self.here())


class Review(RiskDeed):
    """Record that a risk was looked at."""

    policy = KEEPERS
    title = "Record a review of the risk"
    form_class = forms.Review
    button = "Record the review"

    def act(self, form: Any) -> HttpResponse:
        """Record it."""
        review_risk(risk=self.risk, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The review is on record.", self.here())


class NewControl(RiskDeed):
    """Add what holds a risk down."""

    policy = KEEPERS
    title = "Add a control"
    form_class = forms.AddControl
    button = "Add the control"

    def form_arguments(self) -> dict[str, Any]:
        """Return the agencies to choose from."""
        return {"records": {"body": self.bodies()}}

    def act(self, form: Any) -> HttpResponse:
        """Add it."""
        add_control(risk=self.risk, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The control is on record.", self.here())


class RaiseAction(RiskDeed):
    """Raise an action against a risk, in the one register."""

    policy = KEEPERS
    title = "Raise an action against the risk"
    form_class = forms.ActionForm
    button = "Raise the action"

    def form_arguments(self) -> dict[str, Any]:
        """Return the people and agencies to choose from."""
        return {"records": {"owner": self.people(), "body": self.bodies()}}

    def act(self, form: Any) -> HttpResponse:
        """Raise it."""
        action = raise_action(
            group=self.risk.group,
            subject=about_risk(self.risk),
            by=self.actor,
            on=self.today,
            **form.cleaned_data,
        )
        return self.done(f"{action.reference} is raised.", self.here())


class Escalate(RiskDeed):
    """Put a risk before the lead group."""

    policy = KEEPERS
    title = "Put the risk before the lead group"
    form_class = forms.ReasonForm
    button = "Put it before the group"

    def act(self, form: Any) -> HttpResponse:
        """Put it before the group."""
        made = escalate_risk(risk=self.risk, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done(f"The risk is before {made.group.name}.", self.here())


class Challenge(MemberForm, RiskPage):
    """Challenge the score of a risk: any member may."""

    policy = RAISERS
    title = "Challenge the score"
    form_class = forms.Doubt
    button = "Challenge the score"

    def load_record(self, **kwargs: Any) -> None:
        """Find the risk; once it is settled there is nothing to challenge."""
        super().load_record(**kwargs)
        if not self.risk.is_live:
            raise Http404

    def line(self) -> str:
        """Return which score it is."""
        return f"{self.risk.reference} scores {self.risk.residual.says}"

    def cancel_url(self) -> str:
        """Return the page of the risk."""
        return self.here()

    def act(self, form: Any) -> HttpResponse:
        """Keep the challenge."""
        challenge_score(risk=self.risk, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The challenge is on record. Whoever keeps the risk answers.", self.here())


class Answering(MemberForm, RisksPage, is_base=True):
    """A deed on something that belongs to a risk."""

    policy = KEEPERS
    record: Any

    def line(self) -> str:
        """Return which risk it is."""
        return f"{self.record.risk.reference}: {self.record.risk.title}"

    def cancel_url(self) -> str:
        """Return the page of the risk."""
        return self.at("risks:risk", self.record.risk.public_id)

    def find(self, found: Control | ScoreChallenge | Escalation | None, *, may: bool) -> None:
        """Keep the record; where there is none, or it is not the reader’s, the page is absent."""
        if found is None or not may:
            raise Http404
        self.record = found


class EndControl(Answering):
    """Record that something does not hold a risk down any more."""

    policy = KEEPERS
    title = "End the control"
    form_class = forms.ReasonForm
    button = "End it"

    def load_record(self, **kwargs: Any) -> None:
        """Find the control of a risk that the reader keeps."""
        found = control_seen_by(self.membership, kwargs["public_id"])
        self.find(found, may=found is not None and keeps(self.membership, found.risk))

    def act(self, form: Any) -> HttpResponse:
        """End it."""
        end_control(control=self.record, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The control has ended. It stays on record.", self.cancel_url())


class AnswerChallenge(Answering):
    """Answer whoever challenged a score."""

    policy = KEEPERS
    title = "Answer the challenge"
    form_class = forms.Reply
    button = "Answer"

    def load_record(self, **kwargs: Any) -> None:
        """Find the challenge of a risk that the reader keeps."""
        found = challenge_seen_by(self.membership, kwargs["public_id"])
        self.find(found, may=found is not None and keeps(self.membership, found.risk))

    def act(self, form: Any) -> HttpResponse:
        """Answer it."""
        answer_challenge(challenge=self.record, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done(
            "The answer is on record. Score the risk again if it scores otherwise.", self.cancel_url()
        )


class AnswerEscalation(Answering):
    """Record what the lead group answers."""

    policy = ANSWERERS
    title = "Record the answer of the lead group"
    form_class = forms.Reply
    button = "Record the answer"

    def load_record(self, **kwargs: Any) -> None:
        """Find the escalation to a group for which the reader answers."""
        found = escalation_seen_by(self.membership, kwargs["public_id"])
        self.find(found, may=found is not None and steers(self.membership, found.group))

    def act(self, form: Any) -> HttpResponse:
        """Record it."""
        answer_escalation(escalation=self.record, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The answer is on record.", self.cancel_url())
