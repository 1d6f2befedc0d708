"""The list of emerging issues, one of them, and raising one."""

from typing import Any

from django.http import HttpResponse

from kith.base.kernel.access import MEMBERS
from kith.base.ui.dates import long_date
from kith.partnership.actions.public import actions_raised_by
from kith.partnership.arrangements.young_people import groups_of_a_young_person
from kith.partnership.partnerships.pages import MemberForm
from kith.partnership.risks.forms import FindIssues, RaiseIssue
from kith.partnership.risks.on_agendas import on_agendas
from kith.partnership.risks.operations.issues import raise_issue
from kith.partnership.risks.permissions import Permission
from kith.partnership.risks.presenters.issues import (
    answer_rows,
    count_words,
    issue_rows,
    raised_words,
    ways_of,
)
from kith.partnership.risks.queries.issues import (
    answers_to,
    group_to_answer,
    groups_to_choose,
    issues_seen_by,
    readers_of,
    risks_from,
    standing_of,
)
from kith.partnership.risks.recording import about_issue
from kith.partnership.risks.views.parts import RAISERS, IssuePage, RisksPage


class Issues(RisksPage):
    """What partners see coming, and how the groups’ answers stand."""

    policy = MEMBERS
    title = "Emerging issues"
    template_name = "risks/issues.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Read what is asked for from the address, and find the issues."""
        groups = groups_to_choose(self.as_at)
        self.find = FindIssues(self.request.GET, groups=groups, priorities=self.priorities())
        self.found = issues_seen_by(self.membership, self.find.asked(), self.today)

    def line(self) -> str:
        """Return how many there are."""
        return count_words(self.found, self.today)

    def content(self) -> dict[str, Any]:
        """Return the issues asked for."""
        return {
            "rows": issue_rows(self.found, self.today, self.at),
            "find": self.find,
            "here": self.request.path,
            "is_asked": bool(self.request.GET),
            "sees_some_alone": groups_of_a_young_person(self.membership) is not None,
            "raise_url": self.at("risks:raise_issue") if self.membership.may(Permission.RAISE) else "",
            "register_url": self.at("risks:register"),
        }


class OneIssue(IssuePage):
    """An issue: what is seen, how the answer stands, and all that was answered."""

    policy = MEMBERS
    template_name = "risks/issue.jinja"

    def heading(self) -> str:
        """Return its title."""
        return self.issue.title

    def line(self) -> str:
        """Return who raised it, and which group answers."""
        return f"{raised_words(self.issue)}. Put to {self.issue.group.name}."

    def content(self) -> dict[str, Any]:
        """Return what is seen, the answers, what came of it, and what the reader may do."""
        issue, about = self.issue, about_issue(self.issue)
        taken_up = [find(issue, self.membership) for _name, find in on_agendas]
        return {
            "issue": issue,
            "found": standing_of(issue, self.today),
            "asked": long_date(issue.asked_on),
            "readers": readers_of(issue) if issue.is_closed else (),
            "priority_url": self.at("plan:priority", issue.priority.public_id) if issue.priority else "",
            "answers": answer_rows(answers_to(issue), self.today),
            "actions": actions_raised_by(about, self.membership, self.today),
            "risks": [
                (f"{risk.reference}: {risk.title}", self.at("risks:risk", risk.public_id))
                for risk in risks_from(issue, self.membership)
            ],
            "items": [item for one in taken_up for item in one.items],
            "put_url": next((one.put_url for one in taken_up if one.put_url), ""),
            "ways": ways_of(issue, self.at, answers=self.answers, raised=self.raised),
            "list_url": self.at("risks:issues"),
        }


class Raise(MemberForm, RisksPage):
    """Raise an emerging issue with a group, which answers by its next meeting."""

    policy = RAISERS
    title = "Raise an emerging issue"
    form_class = RaiseIssue
    button = "Raise the issue"

    def line(self) -> str:
        """Return what happens then."""
        return "The group that you ask answers by its next meeting. You see the answer on the issue’s page."

    def form_arguments(self) -> dict[str, Any]:
        """Return what to choose from."""
        records = {"group": self.groups(), "priority": self.priorities(), "readers": self.people()}
        return {"records": records}

    def initial(self) -> dict[str, Any]:
        """Return the group that the arrangements name for it, and the priority that the address names."""
        proposed = group_to_answer(self.as_at)
        group = proposed.identity.public_id if proposed and proposed.identity else ""
        return {"group": group, "priority": self.request.GET.get("priority", "")}

    def cancel_url(self) -> str:
        """Return the list."""
        return self.at("risks:issues")

    def act(self, form: Any) -> HttpResponse:
        """Raise it."""
        issue = raise_issue(partnership=self.partnership, by=self.actor, on=self.today, **form.cleaned_data)
        words = f"The issue is put to {issue.group.name}."
        return self.done(words, self.at("risks:issue", issue.public_id))
