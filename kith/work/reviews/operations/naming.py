"""Answers to possible names in the report of a rapid review, without which it isn’t sent."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.work.reviews.enums import CaseState
from kith.work.reviews.locking import hold_case
from kith.work.reviews.models import Case, NameAnswer, RapidReview, ReportCopy
from kith.work.reviews.queries.report import copy_under
from kith.work.reviews.recording import record, refuse_unless_runs
from kith.work.reviews.report_on_paper.copying import NOTHING, Held
from kith.work.reviews.report_on_paper.names import doubts_in_report
from kith.work.reviews.report_on_paper.sections import text_hash

IN_KEY = "The key of this case has a code for this name. Put the code in its place, or change the text."
NAMES_LEFT = (
    "{count} may be left in the report. Answer each under “Names that may be left”: it is no name, or a code "
    "goes in its place. Then it can be sent."
)


@transaction.atomic
def say_no_name(*, case: Case, words: str, by: Actor, on: date, held: Held = NOTHING) -> None:
    """Say that words of a report are no name. Raises Refused for others than those who run the case, once the
    report was sent, for words that are not in doubt, and for a name that the key has a code for."""
    _answer(case, words, "", by=by, on=on, held=held)


@transaction.atomic
def put_code(*, case: Case, words: str, code: str, by: Actor, on: date, held: Held = NOTHING) -> None:
    """Put a code in the place of a name wherever the report says it; partners sign the changed text again.
    Raises Refused as `say_no_name` does but for the key, without a code, and for one that holds the name."""
    code = " ".join(code.split())
    if not code:
        raise Refused("Write the code, such as Child A or Worker 2.", field="code")
    if words.casefold() in code.casefold():
        raise Refused("The code holds the name itself. Choose another code.", field="code")
    _answer(case, words, code, by=by, on=on, held=held)


def _answer(case: Case, words: str, code: str, *, by: Actor, on: date, held: Held) -> None:
    hold_case(case)
    refuse_unless_runs(case, by, on)
    review = RapidReview.objects.filter(case=case).first()
    if review is None or case.state != CaseState.RAPID_REVIEW:
        raise Refused("Possible names are answered while the rapid review runs, before the report is sent.")
    copy = copy_under(case, text_hash(review))
    doubts = doubts_in_report(case, review, copy, held, taken_by=by.name, on=on)
    doubt = next((one for one in doubts if one.words == words), None)
    if doubt is None:
        raise Refused("These words are not in doubt any more.", field="words")
    if doubt.is_of_key and not code:
        raise Refused(IN_KEY)
    said = {"code": code, "answered_at": now(), "answered_by": by.name}
    NameAnswer.objects.update_or_create(case=case, words=words, defaults=said)
    record(case, "answered a possible name in the report", by=by)


def refuse_while_in_doubt(
    *, case: Case, review: RapidReview, copy: ReportCopy, held: Held, by: Actor, on: date
) -> None:
    """Raise Refused while anything in the finished report may be a name that nobody has answered."""
    doubts = doubts_in_report(case, review, copy, held, taken_by=by.name, on=on)
    if doubts:
        count = "1 possible name" if len(doubts) == 1 else f"{len(doubts)} possible names"
        raise Refused(NAMES_LEFT.format(count=count))
