"""Withdrawing a published review at once: one person asks with the reason, another confirms."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.partnership.documents.enums import HandlingMark
from kith.partnership.documents.operations import change_mark
from kith.work.practice_reviews.enums import PublicationState
from kith.work.practice_reviews.lifecycle import PUBLICATION
from kith.work.practice_reviews.models import ReviewPublication
from kith.work.practice_reviews.operations.publishing_parts import hold
from kith.work.practice_reviews.queries.publication import CONFIRMS
from kith.work.reviews.recording import record, refuse_unless_in, refuse_unless_runs


@transaction.atomic
def ask_withdrawal(*, publication: ReviewPublication, because: str, by: Actor, on: date) -> None:
    """Ask that a published review is withdrawn at once, within the year for which it was to stay, such as for
    a child who was recognised or a court’s order. It stays until another person confirms. Raises Refused for
    others than those who run the case, without a reason, a second time, and for what is not published."""
    hold(publication)
    refuse_unless_runs(publication.review.case, by, on)
    _refuse_unless_published(publication)
    if publication.withdrawal_asked_at:
        raise Refused(f"{publication.withdrawal_asked_by} has asked for it. Another person confirms it.")
    if not because.strip():
        raise Refused("Say why it is withdrawn at once.", field="because")
    publication.withdrawal_because = because.strip()
    publication.withdrawal_asked_at, publication.withdrawal_asked_by = now(), by.name
    publication.withdrawal_asked_by_person = by.person
    publication.save()
    record(publication.review.case, "asked to withdraw published review", by=by)


@transaction.atomic
def confirm_withdrawal(*, publication: ReviewPublication, by: Actor, on: date) -> None:
    """Withdraw a published review, as another person asked: from now on nobody reads it on the public pages,
    which say the day and no reason. The record stays. Raises Refused for others than those who run the case
    or decide for a statutory partner, for whoever asked, and where nobody asked."""
    hold(publication)
    says = "Who runs the case confirms it, or who decides for a statutory partner in it."
    refuse_unless_in(publication.review.case, by, on, parts=CONFIRMS, says=says)
    _refuse_unless_published(publication)
    if publication.withdrawal_asked_at is None:
        raise Refused("Nobody has asked that it is withdrawn.")
    if by.person and by.person == publication.withdrawal_asked_by_person:
        raise Refused("You asked for it, so another person confirms it.")
    because = publication.withdrawal_because
    if publication.document and publication.document.mark == HandlingMark.OFFICIAL:
        why = "It was withdrawn: nobody reads it openly any more."
        change_mark(document=publication.document, mark=HandlingMark.SENSITIVE, reason=why, by=by, on=on)
    PUBLICATION.move(
        publication, "withdraw", reason=because, ended_on=on, ended_by=by.name, ended_because=because
    )
    record(publication.review.case, "withdrew published review", by=by)


def _refuse_unless_published(publication: ReviewPublication) -> None:
    if publication.state != PublicationState.PUBLISHED:
        raise Refused("It is not published.")
