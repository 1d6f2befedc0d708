"""One case: where it is on the clock, what is missing, and what is next."""

from typing import Any

from kith.work.reviews.beside import lines_beside
from kith.work.reviews.criteria import criteria_of
from kith.work.reviews.enums import CaseState, Part, Stage
from kith.work.reviews.facts import facts_of
from kith.work.reviews.models import CaseTask
from kith.work.reviews.next_steps import NextStep
from kith.work.reviews.operations.clocks import CONFIRMS
from kith.work.reviews.operations.deciding import OPEN_IN
from kith.work.reviews.presenters.beside import by_section, task_line
from kith.work.reviews.presenters.case import (
    comment_lines,
    partners_said,
    return_lines,
    tested,
)
from kith.work.reviews.presenters.clocks import (
    AwaitedChange,
    asked_words,
    by_the_other_rule,
    clocks_of,
    days_ahead_of_review,
    strip_of,
    where_on_the_clock,
)
from kith.work.reviews.presenters.next_step import step_on_page
from kith.work.reviews.presenters.register import panel_words
from kith.work.reviews.presenters.steps import step_lines
from kith.work.reviews.queries.clocks import who_may_confirm
from kith.work.reviews.queries.one import (
    comments_on,
    latest_answers,
    latest_views,
    requests_of,
    same_as_seen,
    tasks_of,
)
from kith.work.reviews.running import RUNS_IN, change_awaited, is_paused
from kith.work.reviews.views.empty_places import empty_places
from kith.work.reviews.views.parts import WORKERS, KeptCasePage
from kith.work.reviews.views.processes import processes_section


class OneCase(KeptCasePage):
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
        step = step_on_page(self.case, self.membership, self.parts, self.today)
        if (mine := self.confined_to) is not None:
            requests = [one for one in requests if one.body_id in mine]
        return {
            "clocks": clocks_of(self.case, self.today),
            "ahead": days_ahead_of_review(self.case, self.today),
            "other_rule": by_the_other_rule(self.case),
            "where": where_on_the_clock(self.case, self.today),
            "strip": strip_of(self.case, self.today),
            "returns": return_lines(requests, self.today, self.at),
            "writes_only": self.writes_only,
            "next_step": step,
            "next_url": self.at(*step.way.page) if step and step.way else "",
            "days_url": self.at("reviews:days", self.case.public_id),
            "beside": by_section(lines_beside(self.case, self.membership, self.today)),
            "tasks": [
                task_line(one, self.today, self._task_url(one))
                for one in tasks_of(self.case, self.confined_to)
            ],
            "conflict_url": self.at("reviews:declare_conflict", self.case.public_id),
            **({} if self.writes_only else self._whole(step)),
        }

    def _whole(self, step: NextStep | None) -> dict[str, Any]:
        answers = latest_answers(self.case)
        views = {stage: latest_views(self.case, stage) for stage in Stage}
        return {
            "facts": facts_of(self.case),
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
            "ways": self._ways(step, is_tested=all(one.key in answers for one in criteria_of(Stage.NOTIFY))),
            "panel": panel_words(self.case),
            "withdrawn": self._withdrawn(),
            "awaited": self._awaited(),
            **processes_section(self),
            **empty_places(self),
        }

    def _awaited(self) -> AwaitedChange | None:
        """Return what was asked of the clock that runs, and who is awaited to confirm it."""
        change = change_awaited(self.case)
        if change is None or change.clock != RUNS_IN.get(CaseState(self.case.state)):
            return None
        settles = bool(CONFIRMS & set(self.parts))
        confirms = settles and change.made_by_person != self.membership.person.public_id
        return AwaitedChange(
            says=asked_words(change),
            who=who_may_confirm(change, self.today),
            confirm_url=self.at("reviews:confirm_change", change.public_id) if confirms else "",
            decline_url=self.at("reviews:decline_change", change.public_id) if settles else "",
            circle_url=self.at("reviews:circle", self.case.public_id),
        )

    def _withdrawn(self) -> dict[str, Any] | None:
        """Return when and why the case was withdrawn, and as which it had been taken in: only to readers who
        see that case’s line."""
        case = self.case
        if case.state != CaseState.WITHDRAWN:
            return None
        other, is_open = same_as_seen(self.membership, case)
        return {
            "on": case.withdrawn_on,
            "why": case.withdrawn_because,
            "same_as": other.reference if other else "",
            "url": self.at("reviews:case", other.public_id) if other and is_open else "",
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

    def _ways(self, step: NextStep | None, *, is_tested: bool) -> list[tuple[str, str]]:
        """Return the other pages of the case that the reader may open, but for the one of the next step."""
        button = step.way.words if step and step.way else ""
        offers = [*self._reading(), *(self._running(is_tested=is_tested) if self.runs else ())]
        return [
            (words, self.at(f"reviews:{name}", self.case.public_id))
            for words, name, is_open in offers
            if is_open and words != button
        ]

    def _reading(self) -> list[tuple[str, str, bool]]:
        notified, decided = bool(self.case.sent_on), self.case.state != CaseState.RECEIVED
        withdrawn = self.case.state == CaseState.WITHDRAWN
        return [
            ("Answers side by side", "answers", notified),
            ("Report", "report", notified),
            ("Put right what was taken in", "put_right", self.runs and not withdrawn),
            ("Who can open this case", "circle", True),
            ("Who opened this case", "who_opened", self.runs),
            ("Letters", "letters", self.runs and notified),
            ("Comment on a decision", "comment", self.scrutinises and decided),
        ]

    def _running(self, *, is_tested: bool) -> list[tuple[str, str, bool]]:
        """Return what those who run the case may do by its state, besides the next step."""
        state, has_clock = self.case.state, self.case.state in RUNS_IN
        paused = has_clock and is_paused(self.case)
        may_ask = has_clock and change_awaited(self.case) is None
        received, reported = state == CaseState.RECEIVED, state == CaseState.REPORTED
        return [
            ("Ask another agency", "ask", state == CaseState.RAPID_REVIEW),
            ("Let the clock run again", "resume_clock", paused),
            ("Ask to pause the clock", "pause_clock", may_ask and not paused),
            ("Ask to put the last day off", "extend_clock", may_ask),
            ("Record that the Panel was notified", "notified", received and is_tested),
            ("Record that it is not notified", "not_notified", received),
            ("Withdraw the case", "withdraw", received),
            ("Take the withdrawal back", "take_back", state == CaseState.WITHDRAWN),
            ("Record the Panel’s answer", "panel_answer", reported),
            ("Look at it again", "look_again", state == CaseState.NOT_NOTIFIED),
            ("End the case", "end", reported or state == CaseState.NOT_NOTIFIED),
        ]
