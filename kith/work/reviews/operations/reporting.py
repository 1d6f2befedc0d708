"""The report of a rapid review: written, signed by every statutory partner, checked, sent, answered (L41)."""

from datetime import date
from operator import itemgetter

from django.db import transaction
from django.db.models import Max

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.deadlines import said
from kith.base.kernel.refusals import Refused
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Body
from kith.work.reviews.criteria import criteria_of
from kith.work.reviews.deadlines import refuse_far_ahead, refuse_long_ago
from kith.work.reviews.enums import READS_ALL, CaseState, RequestState, Stage, StepKind
from kith.work.reviews.lifecycle import CASE
from kith.work.reviews.locking import hold_case
from kith.work.reviews.models import Case, RapidReview, ReportCopy, SignOff
from kith.work.reviews.operations.deciding import with_why, without_view
from kith.work.reviews.operations.naming import refuse_while_in_doubt
from kith.work.reviews.queries.one import latest_answers
from kith.work.reviews.queries.report import copy_under
from kith.work.reviews.queries.steps import unexplained
from kith.work.reviews.recording import partner_for, record, refuse_unless_in, refuse_unless_runs
from kith.work.reviews.report_on_paper.blocks import canonical, hash_of
from kith.work.reviews.report_on_paper.copying import NOTHING, Held, code_of, content_of
from kith.work.reviews.report_on_paper.sections import DECIDES, text_hash
from kith.work.reviews.stepping import keep_step

WORDS = (
    "about_child",
    "facts",
    "episodes",
    "learning_now",
    "learning_next",
    "heard",
    "because",
    "national",
    "against_because",
)
"""What a report says in words of its own; the rest of it comes from the workspace of the case."""

MEETING = ("meets_on", "held_on", "not_held_because")
"""What a report says of the meeting of its panel."""


@transaction.atomic
def write_report(
    *,
    case: Case,
    facts: str,
    learning_now: str,
    learning_next: str,
    recommends: str,
    because: str,
    by: Actor,
    on: date,
    meets_on: date | None = None,
    held_on: date | None = None,
    not_held_because: str = "",
    about_child: str = "",
    episodes: str = "",
    heard: str = "",
    national: str = "",
    against_because: str = "",
) -> None:
    """Write the report of a rapid review. Signatures under another text fall away by themselves.
    `against_because` says why it decides against the answers to the criteria. Raises Refused for others than
    those who run the case, for a meeting long ago or far ahead, for one held before the authority was aware
    or on a day that lies ahead, and once sent."""
    words = (
        about_child,
        facts,
        episodes,
        learning_now,
        learning_next,
        heard,
        because,
        national,
        against_because,
    )
    hold_case(case)
    refuse_unless_runs(case, by, on)
    review = _running(case)
    if recommends not in {"", *DECIDES}:
        raise Refused("Choose whether a local practice review follows.", field="recommends")
    refuse_long_ago(meets_on, field="meets_on")
    refuse_far_ahead(meets_on, on, field="meets_on")
    _refuse_unless_held_then(case, held_on, on)
    for part, written in zip(WORDS, words, strict=True):
        setattr(review, part, written.strip())
    review.recommends, review.meets_on = recommends, meets_on
    review.held_on, review.not_held_because = held_on, not_held_because.strip()
    review.save(update_fields=[*WORDS, "recommends", *MEETING])
    record(case, "wrote report", by=by)


def _refuse_unless_held_then(case: Case, held_on: date | None, on: date) -> None:
    if held_on and not case.aware_on <= held_on <= on:
        says = "Write the day the meeting was held: from the day of awareness up to today."
        raise Refused(says, field="held_on")


@transaction.atomic
def sign_report(*, case: Case, seen: str, by: Actor, on: date, body: Body | None = None) -> SignOff:
    """Sign the report for one’s statutory partner; `body` says for which, for who decides for several. `seen`
    is the hash of the text that was shown. Raises Refused for those who decide for none, while the report is
    not complete, when it has changed since it was shown, and when the partner has signed it."""
    hold_case(case)
    body = partner_for(case, by, on, body)
    review = _running(case)
    _refuse_unless_complete(case, review)
    if seen != text_hash(review):
        raise Refused("The report has changed since you opened it. Read it again before you sign.")
    if SignOff.objects.filter(case=case, body=body, sha256=seen).exists():
        raise Refused(f"{body.name} has signed this report.")
    signed = SignOff.objects.create(
        case=case, body=body, signed_on=on, signed_at=now(), signed_by=by.name, sha256=seen
    )
    record(case, "signed report", by=by, new={"body": body.key, "sha256": seen})
    return signed


def unsigned_by(case: Case, seen: str, on: date) -> list[Body]:
    """Return the statutory partners of the day that have not signed the text with a hash. Two queries."""
    signed = set(case.sign_offs.filter(sha256=seen).values_list("body", flat=True))
    return [b for b in ground_of(case.partnership).on(on).statutory_partners if b.pk not in signed]


@transaction.atomic
def check_copy(*, case: Case, code: str, by: Actor, on: date, held: Held = NOTHING) -> ReportCopy:
    """Confirm the copy for the Panel by the letters that stand on each of its sheets, and freeze it; `held`
    is what other rooms add to it. Somebody else marks it sent.

    Raises Refused for others than those who read the whole case, while the report is not complete, before
    every partner has signed, for another copy than that of now, and for one that was checked.
    """
    hold_case(case)
    says = "Those who run the case, its panel and its partners check the copy."
    refuse_unless_in(case, by, on, parts=READS_ALL, says=says)
    review = _running(case)
    _refuse_unless_complete(case, review)
    _refuse_unless_signed(case, review, on)
    content, text_sha256 = content_of(case, review, held)
    if code.strip().casefold() != code_of(content):
        raise Refused(
            "These are not the letters of the copy as it stands now. Take the copy out again and read it.",
            field="code",
        )
    whole = hash_of(content)
    if ReportCopy.objects.filter(case=case, sha256=whole).exists():
        raise Refused("That copy was checked already.", field="code")
    made = ReportCopy.objects.create(
        case=case,
        sha256=whole,
        text_sha256=text_sha256,
        content=canonical(content),
        checked_on=on,
        checked_at=now(),
        checked_by=by.name,
        checked_by_person=by.person,
    )
    keep_step(case, StepKind.CHECKED, f"By its letters {code_of(content)}.", by=by, on=on)
    record(case, "checked copy of report", by=by, new={"sha256": whole})
    return made


NOT_MET = (
    "The report does not say yet on which day the rapid review meeting was held, or why it is signed without "
    "one."
)


NOT_EXPLAINED = (
    "The report does not say yet why the decision goes against that. Write why, or answer the criteria anew."
)


def missing_in(case: Case, review: RapidReview) -> list[str]:
    """Return what a report lacks before partners can sign it: all that its text holds comes first, so that
    nobody signs twice. One query."""
    answers = {key: one.answer for key, one in latest_answers(case).items()}
    left = [one.asks for one in criteria_of(Stage.REVIEW) if one.key not in answers]
    against = "" if left else unexplained(review, answers)
    has_met = review.held_on or review.not_held_because
    return [
        *([] if has_met else [NOT_MET]),
        *(["The report does not say yet what the partners decide, and why."] if not _decides(review) else []),
        *([f"A criterion is not answered: {' '.join(left)}"] if left else []),
        *([f"{against} {NOT_EXPLAINED}"] if against else []),
    ]


def _decides(review: RapidReview) -> bool:
    return bool(review.recommends and review.because)


def _refuse_unless_complete(case: Case, review: RapidReview) -> None:
    if lacks := missing_in(case, review):
        raise Refused(" ".join(lacks))


def _refuse_unless_signed(case: Case, review: RapidReview, on: date) -> None:
    if missing := unsigned_by(case, text_hash(review), on):
        raise Refused(f"Not signed yet: {', '.join(body.name for body in missing)}.")


@transaction.atomic
def send_report(
    *,
    case: Case,
    sent_on: date,
    by: Actor,
    on: date,
    held: Held = NOTHING,
    without_views_because: str = "",
) -> None:
    """Record that the report went to the Panel. `without_views_because` says why it goes while a partner has
    stated no view on whether a local practice review follows, or while a return is awaited.

    Raises Refused for others than those who run the case, while the report is not complete, before every
    partner has signed, while a view or a return is missing without such words, before somebody else has
    checked the copy, while the finished file holds what may be a name and nobody has answered it, and for a
    day before the notification, the meeting, the last signature or the check of the copy, or one ahead.
    """
    hold_case(case)
    refuse_unless_runs(case, by, on)
    review = _running(case)
    _refuse_unless_complete(case, review)
    _refuse_unless_signed(case, review, on)
    if not without_views_because.strip():
        _refuse_while_awaited(case, on)
    text = text_hash(review)
    copy = _copy_that_another_checked(copy_under(case, text), by)
    _refuse_unless_sent_then(case, review, copy, sent_on, on)
    refuse_while_in_doubt(case=case, review=review, copy=copy, held=held, by=by, on=on)
    CASE.move(case, "report")
    review.sent_on, review.sent_sha256 = sent_on, text
    review.save(update_fields=["sent_on", "sent_sha256"])
    words = with_why(f"Sent on {said(sent_on)}.", without_views_because)
    keep_step(case, StepKind.REPORTED, words, by=by, on=on)
    record(case, "sent report", by=by, new={"sent_on": sent_on.isoformat(), "sha256": review.sent_sha256})


def _refuse_unless_sent_then(
    case: Case, review: RapidReview, copy: ReportCopy, sent_on: date, on: date
) -> None:
    """Raise Refused for a day that lies ahead, or on which by the record the copy could not have gone yet."""
    signed_on = case.sign_offs.filter(sha256=copy.text_sha256).aggregate(last=Max("signed_on"))["last"]
    came_before = (
        (copy.checked_on, "its copy was checked"),
        (signed_on, "the last partner signed it"),
        (review.held_on, "the meeting was held"),
        (case.sent_on, "the Panel was notified"),
    )
    first, what = max(((day, what) for day, what in came_before if day), key=itemgetter(0))
    if not first <= sent_on <= on:
        raise Refused(
            f"Write the day it was sent: from {said(first)}, when {what}, up to today.", field="sent_on"
        )


def _refuse_while_awaited(case: Case, on: date) -> None:
    """Raise Refused while a partner’s view or an agency’s return is awaited; the sentence names them all."""
    silent = [body.name for body in without_view(case, Stage.REVIEW, on)]
    open_ones = case.requests.exclude(state__in=[RequestState.RELEASED, RequestState.NIL])
    awaited = list(open_ones.order_by("body__name").values_list("body__name", flat=True))
    says = [f"No view is stated yet for {', '.join(silent)}."] if silent else []
    says += [f"No return is in yet from {', '.join(awaited)}."] if awaited else []
    if says:
        says.append("Wait for it, or write why it goes ahead without.")
        raise Refused(" ".join(says), field="without_views_because")


def _copy_that_another_checked(copy: ReportCopy | None, by: Actor) -> ReportCopy:
    """Return the copy; raise Refused unless somebody else than whoever marks it sent has checked it (four
    eyes)."""
    if copy is None:
        raise Refused("Nobody has checked the copy of this text yet. Somebody else than you checks it first.")
    if copy.checked_by_person == by.person:
        raise Refused("You checked the copy yourself. Somebody else who runs the case marks it sent.")
    return copy


@transaction.atomic
def record_answer(
    *, case: Case, answered_on: date, panel_agrees: bool, panel_says: str, by: Actor, on: date
) -> None:
    """Record what the Panel answered; an earlier answer stays among the steps of the case. A
    disagreement waits until the partners have reconsidered their decision. What they decided on an earlier
    answer goes with it where that is put right; it holds where the Panel answers on a day after theirs.

    Raises Refused for others than those who run the case, but while the report is with the
    Panel, for a day before that or one that lies ahead, and for a disagreement without its reasons.
    """
    hold_case(case)
    refuse_unless_runs(case, by, on)
    review = RapidReview.objects.select_for_update().filter(case=case, sent_on__isnull=False).first()
    if case.state != CaseState.REPORTED or review is None or review.sent_on is None:
        raise Refused("The Panel’s answer is put on record while the report is with the Panel.")
    if not review.sent_on <= answered_on <= on:
        raise Refused(
            "Write the day of the answer: after the report was sent, up to today.", field="answered_on"
        )
    if not panel_agrees and not panel_says.strip():
        raise Refused("Say with what the Panel does not agree.", field="panel_says")
    review.answered_on, review.panel_agrees, review.panel_says = answered_on, panel_agrees, panel_says.strip()
    _keep_reconsidered(review)
    again = ["reconsidered", "reconsidered_on", "reconsidered_because"]
    review.save(update_fields=["answered_on", "panel_agrees", "panel_says", *again])
    words = f"It {'agrees' if panel_agrees else 'does not agree'}. {panel_says.strip()}"
    keep_step(case, StepKind.ANSWERED, words, by=by, on=on)
    record(case, "recorded answer of the Panel", by=by, new={"agrees": panel_agrees})


def _keep_reconsidered(review: RapidReview) -> None:
    """Keep what the partners decided on an earlier answer only where the Panel answers on a day after it; it
    waits anew where the Panel still disagrees."""
    is_later = review.reconsidered_on is None or bool(
        review.answered_on and review.answered_on > review.reconsidered_on
    )
    if not is_later:
        review.reconsidered = ""
    if not is_later or not review.panel_agrees:
        review.reconsidered_on, review.reconsidered_because = None, ""


def _running(case: Case) -> RapidReview:
    review = RapidReview.objects.select_for_update().filter(case=case).first()
    if review is None or case.state != CaseState.RAPID_REVIEW:
        raise Refused("There is a report to write and sign while the rapid review runs.")
    return review
