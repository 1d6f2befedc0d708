"""One decision; stating a partner’s position on it, asking the partners, and withdrawing what was asked."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from kith.base.kernel.access import MEMBERS, members_who
from kith.base.kernel.subjects import Subject
from kith.partnership.arrangements.models import Version
from kith.partnership.arrangements.queries import version_seen_by
from kith.partnership.arrangements.words import long_date
from kith.partnership.decisions.enums import WAITING, DecisionState, Method
from kith.partnership.decisions.follow_ups import follow_ups
from kith.partnership.decisions.forms import AskForm, PositionForm, WithdrawForm
from kith.partnership.decisions.models import Decision
from kith.partnership.decisions.operations.adopting import ask_to_adopt, why_not_ask, wording_for
from kith.partnership.decisions.operations.deciding import state_position, withdraw_decision
from kith.partnership.decisions.permissions import Permission
from kith.partnership.decisions.presenters.partners import (
    AskedVersion,
    asked_version,
    done_words,
    history_lines,
    outcome_of,
    partner_lines,
    step_of_version,
)
from kith.partnership.decisions.presenters.register import facts_of, lines_in, outcome_in_words
from kith.partnership.decisions.queries import (
    decision_seen_by,
    neighbours_of,
    places_of,
    reason_for_withdrawing,
    record_of,
    statutory_partners_on,
    version_asked_about,
)
from kith.partnership.decisions.voices import voices_of
from kith.partnership.partnerships.pages import MemberForm, MemberPage
from kith.partnership.partnerships.queries import standings_of

ASKERS = members_who(
    Permission.OPEN_DECISION,
    "The business manager and the coordinator can open this page: they put decisions before the partners.",
)
SPEAKERS = members_who(
    Permission.STATE_POSITION,
    "People who sit for a statutory partner, with a vote, in a group that leads the partnership can open "
    "this page and speak for that partner alone.",
)


class DecisionPage(MemberPage, is_base=True):
    """A page about one decision. What is no decision, and what the reader may not see, answer alike."""

    menu = "decisions:decisions"
    decision: Decision

    def load_record(self, **kwargs: Any) -> None:
        """Find the decision among those that the reader may see."""
        found = decision_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.decision = found

    def here(self) -> str:
        """Return the page of the decision."""
        return self.at("decisions:decision", self.decision.public_id)

    def asked_version(self) -> AskedVersion | None:
        """Return the version that the decision is about, if it is about one that the reader may see."""
        version = version_asked_about(self.decision)
        seen = version and version_seen_by(self.membership, version.public_id)
        return asked_version(seen, self.partnership.key, self.today) if seen else None


class OneDecision(DecisionPage):
    """A decision: its exact words, where each statutory partner stands, and how it ended."""

    policy = MEMBERS
    template_name = "decisions/decision.jinja"

    def heading(self) -> str:
        """Return what is decided."""
        return self.decision.title

    def line(self) -> str:
        """Return its state, and who asked or recorded it on which day."""
        state = DecisionState(self.decision.state).label
        if self.is_of_partners:
            return f"{state}. Asked on {long_date(self.decision.asked_on)} by {self.decision.opened_by}."
        return f"{state}. Put on record by {self.decision.opened_by}."

    @property
    def is_of_partners(self) -> bool:
        """Return whether the statutory partners decide it, each by its position."""
        return self.decision.method == Method.UNANIMITY

    def content(self) -> dict[str, Any]:
        """Return the decision: its words, who decided and was there, where it came from and what followed."""
        found = self._with_positions() if self.is_of_partners else self._of_group()
        return {"of_partners": self.is_of_partners, **self._taken_up(), **found}

    def _with_positions(self) -> dict[str, Any]:
        record = record_of(self.decision)
        stands = record.tally(standings_of(self.decision.partnership), record.counted_on(self.today))
        withdrawn = self.decision.state == DecisionState.WITHDRAWN
        return {
            "asked": self.asked_version(),
            "outcome": outcome_of(record, stands),
            "partners": partner_lines(stands),
            "history": history_lines(record, stands),
            "why_withdrawn": reason_for_withdrawing(self.decision) if withdrawn else "",
            **self._steps(),
        }

    def _of_group(self) -> dict[str, Any]:
        nothing: dict[str, Any] = {"asked": None, "history": [], "partners": [], "why_withdrawn": ""}
        return nothing | {
            "outcome": outcome_in_words(self.decision),
            "position_url": "",
            "withdraw_url": "",
        }

    def _taken_up(self) -> dict[str, Any]:
        decision = self.decision
        before, after = neighbours_of(decision, self.membership)
        about = Subject("decision", decision.public_id, decision.title)
        return {
            "decision": decision,
            "facts": facts_of(decision) if decision.group_id else [],
            "who": lines_in(decision.who_was_there),
            "places": places_of(decision, self.membership),
            "before": [(d.title, self.at("decisions:decision", d.public_id)) for d in before],
            "after": [(d.title, self.at("decisions:decision", d.public_id)) for d in after],
            "follow_ups": [f for _n, find in follow_ups for f in find(about, self.membership, self.today)],
        }

    def _steps(self) -> dict[str, str]:
        args = self.decision.public_id
        if self.decision.state not in WAITING:
            return {"position_url": "", "withdraw_url": ""}
        speaks = bool(voices_of(self.membership, self.decision))
        may_withdraw = self.membership.may(Permission.OPEN_DECISION)
        return {
            "position_url": self.at("decisions:state_position", args) if speaks else "",
            "withdraw_url": self.at("decisions:withdraw", args) if may_withdraw else "",
        }


class StatePosition(MemberForm, DecisionPage):
    """Say where a statutory partner stands on a decision."""

    policy = SPEAKERS
    title = "Say where your organisation stands"
    form_class = PositionForm
    template_name = "decisions/position.jinja"
    button = "Record the position"

    def load_record(self, **kwargs: Any) -> None:
        """Find the decision and for whom the reader speaks; whoever speaks for no partner finds no page."""
        super().load_record(**kwargs)
        self.voices = voices_of(self.membership, self.decision)
        if not self.voices:
            raise Http404

    def form_arguments(self) -> dict[str, Any]:
        """Return the partners for which the reader may speak."""
        return {"voices": self.voices}

    def content(self) -> dict[str, Any]:
        """Return the words that the partners are to agree to, and for whom the reader speaks."""
        speaks_for = self.voices[0].body.name if len(self.voices) == 1 else ""
        return {"decision": self.decision, "speaks_for": speaks_for, "asked": self.asked_version()}

    def cancel_url(self) -> str:
        """Return the page of the decision."""
        return self.here()

    def act(self, form: PositionForm) -> HttpResponse:
        """Record the position by the seat that the reader speaks from."""
        voice, stance = form.voice, form.cleaned_data["stance"]
        position = state_position(
            decision=self.decision,
            body=voice.body,
            stance=stance,
            reasons=form.cleaned_data["reasons"],
            by=voice.actor,
            on=self.today,
        )
        return self.done(done_words(voice.body.name, stance, position.decision.state), self.here())


class Withdraw(MemberForm, DecisionPage):
    """Withdraw what the partners were asked."""

    policy = ASKERS
    title = "Withdraw the decision"
    form_class = WithdrawForm
    button = "Withdraw the decision"

    def line(self) -> str:
        """Return which decision it is."""
        return self.decision.title

    def cancel_url(self) -> str:
        """Return the page of the decision."""
        return self.here()

    def act(self, form: WithdrawForm) -> HttpResponse:
        """Withdraw it with the reason."""
        reason = form.cleaned_data["reason"]
        withdraw_decision(decision=self.decision, by=self.actor, reason=reason, on=self.today)
        return self.done("The decision is withdrawn. The positions stay on record.", self.here())


class AskToAdopt(MemberForm):
    """Ask the statutory partners to adopt a proposed version of the arrangements."""

    policy = ASKERS
    menu = "arrangements:versions"
    form_class = AskForm
    template_name = "decisions/ask_to_adopt.jinja"
    button = "Ask the partners"
    version: Version

    def load_record(self, **kwargs: Any) -> None:
        """Find the version among those that the reader may see."""
        found = version_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.version = found

    def heading(self) -> str:
        """Return what is asked."""
        return f"Ask the partners to adopt version {self.version.number}"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask for the words; where the partners can’t be asked, say why."""
        objection = why_not_ask(self.version)
        if objection:
            return self.show(objection=objection, open_url=self.open_url())
        return self.ask(self.form())

    def initial(self) -> dict[str, Any]:
        """Return the usual words."""
        return {"wording": wording_for(self.version)}

    def content(self) -> dict[str, Any]:
        """Return the version and whom it is put to."""
        return {
            "version": self.version,
            "version_url": self.cancel_url(),
            "partners": [body.name for body in statutory_partners_on(self.partnership, self.today)],
            "objection": "",
            "open_url": "",
        }

    def open_url(self) -> str:
        """Return the page of the decision that is open about the version, or nothing."""
        step = step_of_version(record=self.version, membership=self.membership, on=self.today)
        return step[2] if step else ""

    def cancel_url(self) -> str:
        """Return the page of the version."""
        return self.at("arrangements:version", self.version.public_id)

    def act(self, form: AskForm) -> HttpResponse:
        """Put it to the partners."""
        wording = form.cleaned_data["wording"]
        decision = ask_to_adopt(version=self.version, wording=wording, by=self.actor, on=self.today)
        where = self.at("decisions:decision", decision.public_id)
        return self.done(
            "The statutory partners are asked. Each of them states its position on this page.", where
        )
