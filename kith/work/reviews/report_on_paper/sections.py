"""The text of a report, drafted from the workspace of the case, under the headings that the Panel asks for.

The partners sign this text: its hash changes with each word of it.

The headings come from papers about the Panel’s guidance; confirm them against its present template.
"""

from collections.abc import Mapping, Sequence

from kith.base.kernel.deadlines import said as long_date
from kith.work.reviews.criteria import criteria_of
from kith.work.reviews.enums import RequestState, Stage, View
from kith.work.reviews.facts import facts_of
from kith.work.reviews.models import Case, CriterionAnswer, PartnerView, RapidReview, ReturnRequest
from kith.work.reviews.queries.report import Workspace, workspace_of
from kith.work.reviews.questions import USUAL_KEYS, questions_asked
from kith.work.reviews.report_on_paper.blocks import (
    Block,
    Section,
    coded,
    hash_of,
    said,
    section,
    table,
    text,
)

DECIDES = {View.YES: "A local practice review follows", View.NO: "No local practice review follows"}
"""What the partners’ decision says."""


def text_hash(review: RapidReview) -> str:
    """Return the hash of all that a report says: whoever signs, signs just this. Six queries."""
    return hash_of(sections_of(review.case, review, workspace_of(review.case)))


def sections_of(case: Case, review: RapidReview, found: Workspace) -> list[Section]:
    """Return the text of a report. It says the same on any day, until something in the case changes."""
    codes = {words: code for words, code in found.answered.items() if code}
    return coded(_sections(case, review, found), codes)


def _sections(case: Case, review: RapidReview, found: Workspace) -> list[Section]:
    return [
        section("The case", table("The case", ("What", "Words"), facts_of(case))),
        section("The child and the family, by code", text(review.about_child)),
        section("The facts, in brief", text(review.facts)),
        section("Agencies involved", _agencies(found.requests), *_told(found, "services")),
        section("What happened, in short", *_told(found, "contacts")),
        section("Key practice episodes, and why", text(review.episodes), *_told(found, "analysis")),
        section("The child’s daily life and voice", *_told(found, "child")),
        section("Race, culture and other inequality", *_told(found, "context")),
        section("Done at once to keep children safe", text(case.made_safe)),
        section("Good practice", *_told(found, "good")),
        section("Learning already acted on", text(review.learning_now), *_told(found, "now")),
        section("Learning still to act on, and who does", text(review.learning_next), *_told(found, "next")),
        *_told_besides(found),
        section("Views of practitioners and the family", text(review.heard)),
        section("Other processes", _processes(found)),
        section("The meeting", *_meeting(review)),
        *(_questioned(stage, found) for stage in Stage),
        section("The partners’ decision", text(DECIDES.get(View(review.recommends), "")))
        if review.recommends
        else section("The partners’ decision"),
        section("Reasons of the decision", text(review.because)),
        *_against(review),
        section("A matter of national importance", text(review.national)),
    ]


def _meeting(review: RapidReview) -> list[Block | None]:
    """Return when the panel was to meet and when it met, or why it did not."""
    lines = (
        f"Planned for {long_date(review.meets_on)}." if review.meets_on else "",
        f"Held on {long_date(review.held_on)}." if review.held_on else "",
        f"Signed without a meeting: {review.not_held_because}" if review.not_held_because else "",
    )
    return [text(line) for line in lines]


def _against(review: RapidReview) -> list[Section]:
    """Return why the decision goes against the answers to the criteria, where it does."""
    why = review.against_because
    return [section("Why the decision goes against the criteria", text(why))] if why else []


def _told(found: Workspace, question: str) -> list[Block | None]:
    """Return what agencies released on one question, under what was asked."""
    answers = [said(agency, words) for agency, words in found.returned.get(question, ())]
    asks = next((one.asks for one in questions_asked(found.requests) if one.key == question), "")
    return [text(f"Agencies were asked: {asks}"), *answers] if answers else []


def _told_besides(found: Workspace) -> list[Section]:
    """Return what agencies released on the questions of the shared process that are not the usual ones."""
    others = [one.key for one in questions_asked(found.requests) if one.key not in USUAL_KEYS]
    told = [block for key in others for block in _told(found, key)]
    return [section("What else agencies were asked", *told)] if told else []


def _agencies(requests: Sequence[ReturnRequest]) -> Block | None:
    rows = [(one.body.name, _how_far(one), one.agreed_by or "–") for one in requests]
    return table("Agencies and their returns", ("Agency", "Return", "Signed off by"), rows)


def _how_far(request: ReturnRequest) -> str:
    if request.state == RequestState.NIL and request.released_on:
        return f"Nothing held, said on {long_date(request.released_on)}"
    if request.state == RequestState.RELEASED and request.released_on:
        return f"Returned on {long_date(request.released_on)}"
    if _was_asked_again(request) and request.released_on:
        came, due = long_date(request.released_on), long_date(request.due_on)
        return f"Returned on {came}; asked again, due on {due}"
    return f"Not returned; due on {long_date(request.due_on)}"


def _was_asked_again(request: ReturnRequest) -> bool:
    """Return whether a return was in before it was asked for anew: one that was taken back has no day."""
    is_awaited = request.state in {RequestState.ASKED, RequestState.BEGUN}
    return is_awaited and request.released_on is not None and request.released_on <= request.asked_on


def _processes(found: Workspace) -> Block | None:
    rows = [
        (
            one.get_kind_display(),
            one.says,
            f"Since {long_date(one.began_on)}"
            + (f", until {long_date(one.ended_on)}" if one.ended_on else ""),
        )
        for one in found.processes
    ]
    return table("Other processes", ("Process", "What it asks", "When"), rows)


def _questioned(stage: Stage, found: Workspace) -> Section:
    """Return the criteria of a question with reasons, and each partner’s view of it, dissent included."""
    return section(
        stage.label,
        _tested(stage, found.answers),
        _views([one for one in found.views if one.stage == stage]),
    )


def _tested(stage: Stage, answers: Mapping[str, CriterionAnswer]) -> Block | None:
    rows = []
    for one in criteria_of(stage):
        answer = answers.get(one.key)
        told = (answer.get_answer_display(), answer.reasons) if answer else ("Not answered", "")
        rows.append((f"{one.asks} ({one.source})", *told))
    return table("Criteria", ("Criterion", "Answer", "Reasons"), rows)


def _views(views: Sequence[PartnerView]) -> Block | None:
    rows = [(one.body.name, _view_words(one, views), one.reasons, _who_said(one)) for one in views]
    return table("What each partner thinks", ("Partner", "View", "Reasons", "Stated"), rows)


def _view_words(view: PartnerView, views: Sequence[PartnerView]) -> str:
    """Return a view, and whether it dissents: fewer partners share it than hold another one."""
    same = sum(1 for one in views if one.view == view.view)
    others = max(sum(1 for one in views if one.view == other) for other in View if other != view.view)
    return f"{view.get_view_display()} (dissents)" if same < others else str(view.get_view_display())


def _who_said(view: PartnerView) -> str:
    return f"{view.stated_by}, {long_date(view.stated_on)}"
