"""The text of a review: drafts version by version, and whether agencies find their facts right (L42)."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.partnership.documents.enums import HandlingMark
from kith.partnership.documents.operations import add_version, keep_file
from kith.partnership.documents.public import Upload, checked_file
from kith.partnership.partnerships.models import Body
from kith.work.practice_reviews.enums import AccuracyState, ReviewState
from kith.work.practice_reviews.models import AccuracyRequest, Draft, PracticeReview
from kith.work.practice_reviews.recording import (
    hold_review,
    hold_to_write,
    refuse_day_passed,
    refuse_unless_open,
    said,
)
from kith.work.reviews.enums import Part
from kith.work.reviews.recording import places_of, record

ANSWERS = frozenset({Part.CONTRIBUTOR, Part.PARTNER})
"""The parts in a case by which somebody answers for an agency whether its facts are right."""


@transaction.atomic
def add_draft(*, review: PracticeReview, upload: Upload, changed: str, by: Actor, on: date) -> Draft:
    """Keep a file as the next version of a review’s text, under a name that says nothing of the case. Raises
    Refused for others than those who run the case and its reviewer, before the review is under way, without
    what is new, and for a file that is not taken in or that differs in nothing from the last one."""
    hold_to_write(review, by, on)
    if review.state != ReviewState.UNDER_WAY:
        raise Refused("A draft is kept while the review is under way.")
    new = said(changed, "Say what is new in it.", field="changed")
    last = latest_draft(review)
    number = last.number + 1 if last else 1
    checked = checked_file(upload)
    ending = checked.name.rpartition(".")[2]
    checked = replace(checked, name=f"case-{review.case.reference}-draft-{number}.{ending}")
    if last:
        document = last.document
        version = add_version(document=document, upload=checked, by=by, on=on)
    else:
        document = keep_file(
            partnership=review.case.partnership,
            upload=checked,
            title=f"Case {review.case.reference}: draft",
            mark=HandlingMark.SENSITIVE,
            by=by,
            on=on,
        )
        version = document.versions.get()
    made = Draft.objects.create(review=review, document=document, version=version, number=number, changed=new)
    record(review.case, "kept draft of review", by=by, new={"number": number, "sha256": version.sha256})
    return made


def latest_draft(review: PracticeReview) -> Draft | None:
    """Return the draft that counts, or None before the first. One query."""
    rows = review.drafts.select_related("version", "document")
    return rows.order_by("-number").first()


@transaction.atomic
def ask_accuracy(
    *, draft: Draft, bodies: Collection[Body], due_on: date, by: Actor, on: date
) -> list[AccuracyRequest]:
    """Ask agencies whether the facts of the latest draft are right. Whoever writes or decides for an agency
    in the case reads the draft and answers. Raises Refused for others than those who run the case and its
    reviewer, for an earlier draft, without agencies, for one asked already, and for a day that is passed or
    far ahead."""
    hold_to_write(draft.review, by, on)
    _refuse_unless_latest(draft)
    if not bodies:
        raise Refused("Choose the agencies to ask.", field="bodies")
    refuse_day_passed(due_on, on, field="due_on")
    asked = set(draft.requests.values_list("body", flat=True))
    if again := [body.name for body in bodies if body.pk in asked]:
        raise Refused(f"Asked already: {', '.join(again)}.", field="bodies")
    made = [AccuracyRequest(draft=draft, body=body, asked_on=on, due_on=due_on) for body in bodies]
    made = AccuracyRequest.objects.bulk_create(made)
    facts = {"bodies": [body.key for body in bodies], "due_on": due_on.isoformat()}
    record(draft.review.case, "asked whether facts of draft are right", by=by, new=facts)
    return made


@transaction.atomic
def answer_accuracy(*, request: AccuracyRequest, words: str, is_nil: bool, by: Actor, on: date) -> None:
    """Answer for one’s agency what is to be put right in a draft, or that nothing is. Raises Refused for
    those who neither write nor decide for that agency in the case, without words unless nothing is to be put
    right, for an answer given already, and once there is a later draft."""
    _hold_request(request)
    case = request.draft.review.case
    mine = [one for one in places_of(case, by, on) if one.part in ANSWERS and one.body_id == request.body_id]
    if not mine:
        raise Refused("Those who write or decide for this agency in the case answer.")
    refuse_unless_open(request.draft.review)
    _refuse_unless_latest(request.draft)
    if request.state != AccuracyState.ASKED:
        raise Refused("Your agency has answered already.")
    if is_nil and words.strip():
        raise Refused("Either nothing is to be put right, or say what is.", field="words")
    if not is_nil:
        request.words = said(words, "Say what is to be put right, or that nothing is.", field="words")
    request.state = AccuracyState.NIL if is_nil else AccuracyState.ANSWERED
    request.answered_on, request.answered_at, request.answered_by = on, now(), by.name
    request.save()
    record(case, "answered whether facts of draft are right", by=by, new={"body": request.body.key})


@transaction.atomic
def settle_accuracy(*, request: AccuracyRequest, outcome: str, by: Actor, on: date) -> None:
    """Say what was changed upon an agency’s answer, or why nothing was. Raises Refused for others than those
    who run the case and its reviewer, without words, and where nothing was to be put right."""
    _hold_request(request)
    hold_to_write(request.draft.review, by, on)
    if request.state != AccuracyState.ANSWERED:
        raise Refused("There is nothing to put right for this agency.")
    request.outcome = said(outcome, "Say what was changed, or why nothing was.", field="outcome")
    request.save(update_fields=["outcome"])
    record(request.draft.review.case, "settled facts of draft", by=by, new={"body": request.body.key})


def unsettled(review: PracticeReview) -> list[AccuracyRequest]:
    """Return what is open about facts: agencies that have not answered about the latest draft, and answers
    about any draft of which nobody said what became. One query."""
    rows = AccuracyRequest.objects.filter(draft__review=review).select_related("body", "draft")
    found = list(rows.order_by("draft__number", "body__name"))
    newest = max(review.drafts.values_list("number", flat=True), default=0)
    return [
        one
        for one in found
        if (one.state == AccuracyState.ASKED and one.draft.number == newest)
        or (one.state == AccuracyState.ANSWERED and not one.outcome)
    ]


def _hold_request(request: AccuracyRequest) -> None:
    hold_review(request.draft.review)
    draft = request.draft
    request.refresh_from_db(from_queryset=AccuracyRequest.objects.select_for_update())
    request.draft = draft


def _refuse_unless_latest(draft: Draft) -> None:
    last = latest_draft(draft.review)
    if last is None or last.pk != draft.pk:
        raise Refused("There is a later draft. Go on with that one.")
