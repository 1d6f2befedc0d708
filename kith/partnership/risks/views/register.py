"""The register of risks with its grid, the same as a file, one risk, and entering one."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from kith.base.kernel.access import MEMBERS
from kith.base.kernel.tables import csv_lines
from kith.base.ui.dates import long_date
from kith.partnership.actions.public import actions_raised_by
from kith.partnership.arrangements.young_people import groups_of_a_young_person
from kith.partnership.partnerships.pages import MemberForm
from kith.partnership.risks.forms import EnterRisk, FindRisks
from kith.partnership.risks.operations.keeping import enter_risk
from kith.partnership.risks.parts import groups_chaired, is_of_the_unit, steers
from kith.partnership.risks.presenters.grid import grid, places_of
from kith.partnership.risks.presenters.risks import (
    cells_of,
    control_gap,
    count_words,
    csv_rows,
    grid_words,
    notes_of,
    query_of,
    risk_rows,
    score_lines,
    stands,
    step_lines,
    trend_of,
    ways_of,
)
from kith.partnership.risks.queries.issues import groups_to_choose, issue_seen_by
from kith.partnership.risks.queries.risks import (
    challenges_of,
    controls_of,
    escalations_of,
    lead_group,
    owners_of_risks,
    priorities_of,
    register,
    scores_of,
    steps_of,
)
from kith.partnership.risks.recording import about_risk
from kith.partnership.risks.views.parts import KEEPERS, RiskPage, RisksPage


class RegisterPage(RisksPage, is_base=True):
    """The risks that are asked for in the address."""

    def load_record(self, **kwargs: Any) -> None:
        """Read what is asked for, and find the risks."""
        self.find = FindRisks(
            self.request.GET,
            groups=groups_to_choose(self.as_at),
            priorities=self.priorities(),
            agencies=owners_of_risks(self.membership),
        )
        self.asked = self.find.asked()
        self.found = register(self.membership, self.asked)


class Register(RegisterPage):
    """What may happen, the highest score first, and where each stands on the grid."""

    policy = MEMBERS
    title = "Risks"
    template_name = "risks/register.jinja"

    def line(self) -> str:
        """Return how many there are and how they score."""
        return count_words(self.found, self.today)

    def content(self) -> dict[str, Any]:
        """Return the risks asked for, the grid and the questions that narrow them down."""
        here, query = self.request.path, query_of(self.asked)
        cells = cells_of(self.found, here)
        enters = is_of_the_unit(self.membership) or groups_chaired(self.membership)
        return {
            "rows": risk_rows(self.found, self.today, self.at),
            "grid": grid(
                cells,
                title="Risks by residual score",
                description=grid_words(cells),
                ident="grid",
            ),
            "grid_words": grid_words(cells),
            "find": self.find,
            "here": here,
            "is_asked": bool(query),
            "sees_some_alone": groups_of_a_young_person(self.membership) is not None,
            "csv_url": self.at("risks:csv") + (f"?{query}" if query else ""),
            "enter_url": self.at("risks:enter") if enters else "",
            "issues_url": self.at("risks:issues"),
        }


class RegisterFile(RegisterPage):
    """The risks asked for as a CSV file."""

    policy = MEMBERS

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Send the file, with the mark by which a spreadsheet knows its letters."""
        name = f"risks-{self.partnership.key}-{self.today.isoformat()}.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        lines = "".join(csv_lines(csv_rows(self.found, self.today)))
        return HttpResponse(f"\ufeff{lines}", content_type="text/csv; charset=utf-8", headers=headers)


class OneRisk(RiskPage):
    """A risk: how it scores and why, what holds it down, what is done, and what was said about it."""

    policy = MEMBERS
    template_name = "risks/risk.jinja"

    def heading(self) -> str:
        """Return its reference and its title."""
        return f"{self.risk.reference}: {self.risk.title}"

    def line(self) -> str:
        """Return whose it is and how far it has come."""
        return f"{self.risk.group.name} | {self.risk.owner_words} | {self.risk.get_state_display()}"

    def content(self) -> dict[str, Any]:
        """Return its facts, its scores over time, and what the reader may do."""
        risk, scores = self.risk, scores_of(self.risk)
        named = [("I", "Inherent", risk.inherent), ("R", "Residual", risk.residual)]
        places = places_of(named)
        description = "; ".join(f"{name}: {scored.says}" for _letter, name, scored in named)
        ways = ways_of(risk, self.at, keeps=self.keeps)
        return {
            "risk": risk,
            "found": stands(risk, self.today),
            "notes": notes_of(risk),
            "grid": grid(places, title=f"Scores of {risk.reference}", description=description, ident="grid"),
            "trend": trend_of(scores),
            "scores": score_lines(scores),
            "controls": [(c, control_gap(c), self._of_keeper("end_control", c)) for c in controls_of(risk)],
            "actions": actions_raised_by(about_risk(risk), self.membership, self.today),
            "priorities": [(p.name, self.at("plan:priority", p.public_id)) for p in priorities_of(risk)],
            "issue": self._issue(),
            "challenges": [
                (c, self._of_keeper("answer_challenge", c, open_one=not c.answered_on and not self._mine(c)))
                for c in challenges_of(risk)
            ],
            "escalations": [(e, self._answer_url(e)) for e in escalations_of(risk)],
            "steps": step_lines(steps_of(risk)),
            "ways": [way for way in ways if way[1] != self._no_escalation()],
            "list_url": self.at("risks:register"),
            "day": long_date,
        }

    def _of_keeper(self, name: str, record: Any, *, open_one: bool = True) -> str:
        """Return the page of a deed on something of the risk, for those who keep it."""
        is_open = self.risk.is_live and open_one and not getattr(record, "ended_on", None)
        return self.at(f"risks:{name}", record.public_id) if self.keeps and is_open else ""

    def _mine(self, challenge: Any) -> bool:
        return challenge.person_id == self.membership.person.pk

    def _answer_url(self, escalation: Any) -> str:
        may = not escalation.answered_on and steers(self.membership, escalation.group)
        return self.at("risks:answer_escalation", escalation.public_id) if may else ""

    def _no_escalation(self) -> str:
        """Return the address that is left out where the lead group itself looks after the risk."""
        lead = lead_group(self.as_at)
        is_lead = lead is None or lead.identity is None or lead.identity.pk == self.risk.group_id
        return self.at("risks:escalate", self.risk.public_id) if is_lead else ""

    def _issue(self) -> tuple[str, str] | None:
        issue = self.risk.issue
        seen = issue_seen_by(self.membership, issue.public_id, self.today) if issue else None
        return (seen.title, self.at("risks:issue", seen.public_id)) if seen else None


class Enter(MemberForm, RisksPage):
    """Enter a risk for a group that the reader chairs; the business unit for any."""

    policy = KEEPERS
    title = "Enter a risk"
    form_class = EnterRisk
    button = "Enter the risk"

    def load_record(self, **kwargs: Any) -> None:
        """Find the groups; for whoever chairs none there is no page."""
        chaired = groups_chaired(self.membership)
        rows = self.groups()
        self.chosen = rows if is_of_the_unit(self.membership) else rows.filter(pk__in=chaired)
        if not self.chosen.exists():
            raise Http404

    def form_arguments(self) -> dict[str, Any]:
        """Return what to choose from."""
        records = {
            "group": self.chosen,
            "owner": self.people(),
            "body": self.bodies(),
            "priorities": self.priorities(),
        }
        return {"records": records}

    def cancel_url(self) -> str:
        """Return the register."""
        return self.at("risks:register")

    def act(self, form: Any) -> HttpResponse:
        """Enter it."""
        risk = enter_risk(partnership=self.partnership, by=self.actor, on=self.today, **form.facts())
        return self.done(f"{risk.reference} is on the register.", self.at("risks:risk", risk.public_id))
