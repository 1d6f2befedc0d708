"""Answers to possible names in the report of a rapid review, without which it isn’t sent; and a look for
names in what agencies are asked, since letters and forms carry it out of Kith."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Body
from kith.work.reviews.beside import doubts_in_words
from kith.work.reviews.enums import CaseState
from kith.work.reviews.locking import hold_case
from kith.work.reviews.models import Case, NameAnswer, RapidReview, ReportCopy
from kith.work.reviews.queries.report import copy_under
from kith.work.reviews.recording import record, refuse_unless_runs
from kith.work.reviews.report_on_paper.copying import NOTHING, Held
from kith.work.reviews.report_on_paper.names import CODES, doubts_in_report
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


NO_NAMES = "no_names"


class NamesInWords(Refused):
    """Words that leave Kith may name somebody. `possible` are those that a person may say are no names."""

    def __init__(self, sentence: str, possible: Collection[str]) -> None:
        super().__init__(sentence, field=NO_NAMES)
        self.possible = possible


def refuse_names(
    *, case: Case, words: str, field: str, no_names: Collection[str], bodies: Iterable[Body], on: date
) -> None:
    """Raise Refused where what agencies are asked may name somebody, but for `no_names`, of which a person
    says that they name nobody; for a name that the key of the case has a code for, whatever they say. Names
    of agencies are told openly."""
    if not words.strip():
        return
    ground = ground_of(case.partnership).on(on)
    openly = {case.child, case.partnership.name, case.authority.name}
    openly |= {body.name for body in (*bodies, *ground.statutory_partners)}
    answered = dict(case.name_answers.values_list("words", "code"))
    openly |= {code for code in answered.values() if code}
    known = {one.casefold() for one in (*no_names, *(one for one, code in answered.items() if not code))}
    doubts = doubts_in_words(case, words, {one for one in openly if one}, CODES.split(", "))
    if any(one.is_of_key for one in doubts):
        named = _quoted([one.words for one in doubts if one.is_of_key])
        raise Refused(
            f"The key of this case has a code for {named}. Write the code in its place.", field=field
        )
    if left := [one.words for one in doubts if one.words.casefold() not in known]:
        raise NamesInWords(
            f"What you ask goes out in letters, and may name somebody: {_quoted(left)}. Write codes in place "
            "of names, or tick what names nobody.",
            [one.words for one in doubts],
        )


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"“{one}”" for one in words)
