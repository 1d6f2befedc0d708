"""Deeds on emerging issues: raising one, and letting people know of a closed one."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused, in_words
from kith.partnership.arrangements.models import Group
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Body, Partnership, Person
from kith.partnership.partnerships.queries import known_bodies
from kith.partnership.plan.public import Priority
from kith.partnership.risks.models import Issue, IssueReader
from kith.partnership.risks.parts import ANSWERS, refuse_outsiders, refuse_unless_seen, refuse_unless_steers
from kith.partnership.risks.queries.issues import chair_of
from kith.partnership.risks.recording import record_issue


@transaction.atomic
def raise_issue(
    *,
    partnership: Partnership,
    title: str,
    seen: str,
    comes_from: str,
    group: Group,
    by: Actor,
    on: date,
    priority: Priority | None = None,
    body: Body | None = None,
    raiser: Person | None = None,
    is_closed: bool = False,
    readers: Iterable[Person] = (),
) -> Issue:
    """Put something that a partner sees coming to a group, which answers by its next meeting (K35).

    Whoever acts is the one who raised it; `raiser` says it for a command. Without `body` it is the agency for
    which they act. A closed issue is known to them, to the chair of the group and to `readers` alone. Raises
    Refused for whoever has no live appointment here, without the words, or for a group that does not run.
    """
    found = refuse_outsiders(partnership, by, on)
    as_at = ground_of(partnership).on(on)
    if as_at.group_with_id(group.public_id) is None:
        raise Refused(f"{group.name} does not run on this day, so it can’t be asked.", field="group")
    if priority is not None and priority.partnership_id != partnership.pk:
        raise Refused("That is no priority of this partnership.", field="priority")
    if body is not None and not known_bodies(partnership).filter(pk=body.pk).exists():
        raise Refused(f"{body.name} has no standing here.", field="body")
    issue = Issue.objects.create(
        partnership=partnership,
        title=in_words(title, "Say in a few words what it is about.", field="title"),
        seen=in_words(seen, "Say what is seen.", field="seen"),
        comes_from=in_words(comes_from, "Say where it comes from.", field="comes_from"),
        priority=priority,
        body=body or (found.body if found else None),
        raiser=found.person if found else raiser,
        group=group,
        asked_on=on,
        is_closed=is_closed,
        raised_on=on,
        raised_at=now(),
        raised_by=(found.person.name if found else raiser.name if raiser else by.name),
    )
    if is_closed:
        let_know(issue, [issue.raiser, chair_of(as_at, group), *readers])
    record_issue(issue, "raised issue", by=by, new={"to": group.name, "from": issue.comes_from})
    return issue


def let_know(issue: Issue, people: Iterable[Person | None]) -> None:
    """Name people who may know of a closed issue, besides those whom it names already."""
    known = set(issue.readers.values_list("person", flat=True))
    fresh = {person.pk: person for person in people if person is not None and person.pk not in known}
    IssueReader.objects.bulk_create(IssueReader(issue=issue, person=person) for person in fresh.values())


@transaction.atomic
def name_readers(*, issue: Issue, readers: Iterable[Person], by: Actor, on: date) -> None:
    """Let more people know of a closed issue. Whoever raised it may, and whoever answers it.

    Raises Refused for others, for an issue that is open to all, or without anybody to name.
    """
    refuse_unless_seen(issue, by)
    if not issue.is_closed:
        raise Refused("Every member sees this issue.")
    if not (issue.raiser and issue.raiser.public_id == by.person):
        refuse_unless_steers(issue.group, issue.partnership, by, on, ANSWERS)
    people = list(readers)
    if not people:
        raise Refused("Choose at least one person.", field="readers")
    let_know(issue, people)
    record_issue(issue, "named readers of issue", by=by, new={"readers": [p.name for p in people]})


@transaction.atomic
def open_issue(*, issue: Issue, reason: str, by: Actor, on: date) -> None:
    """Open a closed issue to every member, with the reason. Raises Refused for others than whoever raised it
    and whoever answers it, without a reason, or when it is open."""
    refuse_unless_seen(issue, by)
    if not (issue.raiser and issue.raiser.public_id == by.person):
        refuse_unless_steers(issue.group, issue.partnership, by, on, ANSWERS)
    words = in_words(reason, "Give the reason.", field="reason")
    if not Issue.objects.filter(pk=issue.pk, is_closed=True).update(is_closed=False):
        raise Refused("Every member sees this issue already.")
    issue.is_closed = False
    record_issue(issue, "opened issue", by=by, new={"closed": False}, reason=words)
