"""One case: where it is on the clock, what is missing, and what is next."""

from typing import Any

from kith.work.reviews.beside import lines_beside
from kith.work.reviews.criteria import criteria_of
from kith.work.reviews.enums import CaseState, Part, Stage
from kith.work.reviews.facts import facts_of
from kith.work.reviews.models import CaseTask
from kith.work.reviews.operations.deciding import OPEN_IN
from kith.work.reviews.presenters.beside import by_section, task_line
from kith.work.reviews.presenters.case import (
    comment_lines,
    next_step,
    partners_said,
    return_lines,
    tested,
)
from kith.work.reviews.presenters.clocks import (
    by_the_other_rule,
    clocks_of,
    strip_of,
    where_on_the_clock,
)
from kith.work.reviews.presenters.register import panel_words
from kith.work.reviews.presenters.steps import step_lines
from kith.work.reviews.queries.one import comments_on, latest_answers, latest_views, requests_of, tasks_of
from kith.work.reviews.queries.register import readings_of
from kith.work.reviews.running import RUNS_IN, is_paused
from kith.work.reviews.views.parts import WORKERS, CasePage
from kith.work.reviews.views.processes import processes_section

LATEST = 5
"""How many of the latest readings stand on the page of a case."""


class OneCase(CasePage):
    """A case for whoever is in its circle; an agency’s writer sees what the case asks of their agency."""

    policy = WORKERS
    reads = None
    template_name = "reviews/case.jinja"

    def line(self) -> str:
        """Return how far it is."""
        return self.case.get_state_display()

    @property
    def writes_only(self) -> bool:
        """Return whether the reader writes a return and has no other part."""
        return self.confined_to is not None

    def content(self) -> dict[str, Any]:
        """Return the clocks, the next step, and what the reader’s part opens."""
        requests = requests_of(self.case)
        if (mine := self.confined_to) is not None:
            requests = [one for one in requests if one.body_id in mine]
        return {
            "clocks": clocks_of(self.case, self.today),
            "other_rule": by_the_other_rule(self.case),
            "where": where_on_the_clock(self.case, self.today),
            "strip": strip_of(self.case, self.today),
            "returns": return_lines(requests, self.today, self.at),
            "writes_only": self.writes_only,
            "days_url": self.at("reviews:days", self.case.public_id),
            "beside": by_section(lines_beside(self.case, self.membership, self.today)),
            "tasks": [
                task_line(one, self.today, self._task_url(one))
                for one in tasks_of(self.case, self.confined_to)
            ],
            "conflict_url": self.at("reviews:declare_conflict", self.case.public_id),
            **({} if self.writes_only else self._whole(requests)),
        }

    def _whole(self, requests: Any) -> dict[str, Any]:
        answers = latest_answers(self.case)
        views = {stage: latest_views(self.case, stage) for stage in Stage}
        step = next_step(self.case, answers, requests, self.today) if self.runs else None
        return {
            "facts": facts_of(self.case),
            "next_step": (step.words, self.at(step.url_name, self.case.public_id)) if step else None,
            "tests": [
                (
                    stage.label,
                    tested(criteria_of(stage), answers, self._answer_url if self._answers(stage) else None),
                    self._views(stage, views),
                )
                for stage in self._stages()
            ],
            "comments": comment_lines(
                self.case,
                comments_on(self.case),
                self.today,
                self.parts.get(Part.PARTNER, frozenset()),
                self.at,
            ),
            "steps": step_lines(self.case),
            "ways": self._ways(),
            "panel": panel_words(self.case),
            **processes_section(self),
            "readings": readings_of(self.case, LATEST) if self.runs else (),
            "readings_url": self.at("reviews:who_opened", self.case.public_id),
        }

    def _task_url(self, task: CaseTask) -> str:
        """Return where the reader says that a task is done; empty where it is not theirs."""
        writes = task.body_id in self.parts.get(Part.CONTRIBUTOR, ())
        is_theirs = writes if task.body_id else self.runs
        return self.at("reviews:do_task", task.public_id) if is_theirs and not task.done_on else ""

    def _stages(self) -> list[Stage]:
        return [Stage.NOTIFY] if self.case.sent_on is None else [Stage.NOTIFY, Stage.REVIEW]

    def _answers(self, stage: Stage) -> bool:
        """Return whether the reader answers the criteria of a stage now."""
        return (self.runs or Part.PANEL in self.parts) and self.case.state == OPEN_IN[stage]

    def _answer_url(self, key: str) -> str:
        return self.at("reviews:criterion", self.case.public_id, key)

    def _views(self, stage: Stage, views: Any) -> dict[str, Any]:
        mine = self.parts.get(Part.PARTNER)
        state = (
            self.at("reviews:state_view", self.case.public_id, stage)
            if mine and self.case.state == OPEN_IN[stage]
            else ""
        )
        return {"lines": partners_said(self.case, views[stage], self.today), "state_url": state}

    def _ways(self) -> list[tuple[str, str]]:
        """Return the other pages of the case that the reader may open."""
        at, ident = self.at, self.case.public_id
        found = []
        if self.case.sent_on:
            found += [
                ("Answers side by side", at("reviews:answers", ident)),
                ("Report", at("reviews:report", ident)),
            ]
        if self.runs:
            found.append(("Put right what was taken in", at("reviews:put_right", ident)))
        found.append(("Who can open this case", at("reviews:circle", ident)))
        if self.scrutinises and self.case.state != CaseState.RECEIVED:
            found.append(("Comment on a decision", at("reviews:comment", ident)))
        if self.runs and self.case.state in RUNS_IN:
            found.append(
                ("Let the clock run again", at("reviews:resume_clock", ident))
                if is_paused(self.case)
                else ("Pause the clock", at("reviews:pause_clock", ident))
            )
            found.append(("Put the last day off", at("reviews:extend_clock", ident)))
        if self.runs and self.case.state == CaseState.NOT_NOTIFIED:
            found.append(("Look at it again", at("reviews:look_again", ident)))
        if self.runs and self.case.state in {CaseState.NOT_NOTIFIED, CaseState.REPORTED}:
            found.append(("End the case", at("reviews:end", ident)))
        if self.runs and self.case.state == CaseState.RECEIVED:
            found.append(("Record that it is not notified", at("reviews:not_notified", ident)))
        if self.runs and self.case.state == CaseState.REPORTED:
            found.append(("Record the Panel’s answer", at("reviews:panel_answer", ident)))
        return found
