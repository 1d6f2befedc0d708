"""Deeds on papers: handing one in, a new version of it, its mark, withdrawing it, and having read it."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max

from kith.base.kernel.access import without_held_out
from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.base.ui.dates import long_date
from kith.partnership.documents import operations as documents
from kith.partnership.documents.models import FileVersion
from kith.partnership.documents.public import CheckedFile, Upload, checked_file
from kith.partnership.partnerships.models import Person
from kith.work.meetings.enums import ItemState
from kith.work.meetings.models import AgendaItem, Paper, PaperReading
from kith.work.meetings.queries.papers import paper_due_on
from kith.work.meetings.recording import refuse_unless_steers

AHEAD = (ItemState.WAITING, ItemState.PLACED)
"""While an item is still to come, papers go to it."""


def hand_in_paper(
    *, item: AgendaItem, upload: Upload, title: str, mark: str, by: Actor, on: date, late_because: str = ""
) -> Paper:
    """Hand in a paper for an item. It takes the next number of the item, which it keeps.

    The file is looked at before the transaction begins. After the day on which papers are due the paper is
    marked late and needs `late_because`. Raises Refused for others than whoever leads the item or writes for
    it, the chair and the business unit; once the item was taken; and for a file that is not taken in.
    """
    _refuse_unless_theirs(item, by, on)
    _refuse_unless_ahead(item)
    is_late = _is_late(item, on)
    if is_late and not late_because.strip():
        due = paper_due_on(item)
        words = (
            f"Papers were due on {long_date(due)}. Say why this one is late."
            if due
            else "Say why it is late."
        )
        raise Refused(words, field="late_because")
    checked, why = checked_file(upload), late_because.strip() if is_late else ""
    return _hand_in(item, checked, title=title, mark=mark, late_because=why, by=by, on=on)


@transaction.atomic
def _hand_in(
    item: AgendaItem, checked: CheckedFile, *, title: str, mark: str, late_because: str, by: Actor, on: date
) -> Paper:
    AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    home = item.group.partnership
    document = documents.keep_file(partnership=home, upload=checked, title=title, mark=mark, by=by, on=on)
    number = (item.papers.aggregate(last=Max("number"))["last"] or 0) + 1
    facts = {"item": item, "document": document, "number": number}
    paper = Paper.objects.create(**facts, is_late=bool(late_because), late_because=late_because)
    new = {"item": item.public_id, "number": number, "mark": mark, "is_late": paper.is_late}
    _record(paper, "handed in paper", by, new=new, reason=_said(paper, late_because))
    return paper


def add_paper_version(*, paper: Paper, upload: Upload, by: Actor, on: date) -> FileVersion:
    """Hand in a new version of a paper; the earlier ones are kept.

    Raises Refused as handing in does, for a paper that was withdrawn, and for a file that is the same.
    """
    _refuse_unless_theirs(paper.item, by, on)
    _refuse_unless_ahead(paper.item)
    _refuse_withdrawn(paper)
    return _add_version(paper, checked_file(upload), by, on)


@transaction.atomic
def _add_version(paper: Paper, checked: CheckedFile, by: Actor, on: date) -> FileVersion:
    version = documents.add_version(document=paper.document, upload=checked, by=by, on=on)
    _record(paper, "handed in new version", by, new={"version": version.number})
    return version


@transaction.atomic
def withdraw_paper(*, paper: Paper, reason: str, by: Actor, on: date) -> None:
    """Withdraw a paper. Its number stays, and so does its file, which only the business unit still opens.

    Raises Refused as handing in does, without a reason, and when it is withdrawn already.
    """
    _refuse_unless_theirs(paper.item, by, on)
    _refuse_unless_ahead(paper.item)
    if not reason.strip():
        raise Refused("Say why the paper is withdrawn.", field="reason")
    facts = {"withdrawn_at": now(), "withdrawn_by": by.name, "withdrawn_because": reason.strip()}
    if not Paper.objects.filter(pk=paper.pk, withdrawn_at__isnull=True).update(**facts):
        raise Refused("The paper is already withdrawn.")
    paper.refresh_from_db()
    _record(paper, "withdrew paper", by, reason=_said(paper, reason))


@transaction.atomic
def change_paper_mark(*, paper: Paper, mark: str, by: Actor, on: date, reason: str = "") -> None:
    """Change how a paper is to be handled; to lower it takes a reason and a second person (AR20).

    Raises Refused as handing in does, and as changing the mark of a document does.
    """
    _refuse_unless_theirs(paper.item, by, on)
    _refuse_withdrawn(paper)
    old = paper.document.mark
    documents.change_mark(document=paper.document, mark=mark, reason=reason, by=by, on=on)
    _record(paper, "changed mark", by, old={"mark": old}, new={"mark": mark}, reason=_said(paper, reason))


@transaction.atomic
def mark_read(*, papers: Sequence[Paper], person: Person, by: Actor, on: date) -> None:
    """Remember that a person read the last version of papers, so that Home no longer asks them to.

    Raises Refused for somebody else.
    """
    if person.public_id != by.person:
        raise Refused("Everybody marks for themselves what they have read.")
    if not papers:
        return
    rows = Paper.objects.filter(pk__in=[paper.pk for paper in papers], withdrawn_at__isnull=True)
    last = rows.annotate(last=Max("document__versions__number")).values_list("pk", "last")
    PaperReading.objects.bulk_create(
        (PaperReading(paper_id=pk, person=person, version_number=number, read_on=on) for pk, number in last),
        update_conflicts=True,
        unique_fields=["paper", "person"],
        update_fields=["version_number", "read_on"],
    )
    home = papers[0].item.group.partnership.key
    subject = Subject("person", person.public_id, person.name)
    record_change(
        by=by, deed="marked papers as read", subject=subject, new={"papers": len(papers)}, partnership=home
    )


def _refuse_unless_theirs(item: AgendaItem, by: Actor, on: date) -> None:
    """Raise Refused unless somebody leads an item, writes for it or steers its group, and may see it."""
    if not by.person:
        return
    seen = without_held_out(AgendaItem.objects.filter(pk=item.pk), "agenda-item", by.person)
    if not seen.exists():
        raise Refused("There is no such item for you.")
    own = {one.public_id for one in (item.lead, item.author) if one}
    if by.person not in own:
        refuse_unless_steers(item.group, by, on)


def _refuse_unless_ahead(item: AgendaItem) -> None:
    if item.state not in AHEAD:
        raise Refused(
            f"The item is no longer ahead ({item.get_state_display().lower()}), so its papers stay."
        )


def _refuse_withdrawn(paper: Paper) -> None:
    if paper.withdrawn_at:
        raise Refused("The paper was withdrawn. Hand in another one.")


def _is_late(item: AgendaItem, on: date) -> bool:
    due = paper_due_on(item)
    return due is not None and on > due


def _said(paper: Paper, reason: str) -> str:
    """Return a reason for the trail, which holds no text of a closed record."""
    return "" if paper.item.is_closed else reason.strip()


def about_paper(paper: Paper) -> Subject:
    """Return a paper as the trail refers to it: never by its title, since its item may be closed later."""
    return Subject("paper", paper.public_id, f"Paper of {paper.item.group.name}")


def _record(paper: Paper, deed: str, by: Actor, **values: object) -> None:
    home = paper.item.group.partnership.key
    record_change(by=by, deed=deed, subject=about_paper(paper), partnership=home, **values)  # type: ignore[arg-type]
