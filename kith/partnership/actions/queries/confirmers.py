"""Who may confirm that an action is rightly closed, and which closed actions are to be looked at again."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from kith.partnership.actions.enums import ActionState, StepKind
from kith.partnership.actions.models import Action, ActionQuerySet, ActionStep
from kith.partnership.arrangements.models import Sharing
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Affiliation, Appointment, Person, held_on


def confirmers_of(action: Action, closer: str, on: date) -> QuerySet[Person]:
    """Return who may confirm an action that somebody (public id) closes, by name.

    They hold an appointment in a partnership of its group, act for an agency, and that is not the action’s
    own; they neither own it, nor reported it done, nor close it, nor closed it since it was reported.
    """
    sides = [action.partnership_id, *_sharing(action, on)]
    posts = Appointment.objects.filter(held_on(on), partnership__in=sides, person=OuterRef("pk"))
    jobs = Affiliation.objects.filter(held_on(on), person=OuterRef("pk"))
    of_agency = Exists(posts.filter(body__isnull=False)) | Exists(posts) & Exists(jobs)
    had_a_part = {closer, action.closer_id_used, action.reporter_id_used} - {""}
    rows = Person.objects.filter(of_agency).exclude(public_id__in=had_a_part)
    if action.owner_id:
        rows = rows.exclude(pk=action.owner_id)
    if action.body_id:
        same = Q(body=action.body_id)
        rows = rows.exclude(Exists(posts.filter(same)) | Exists(jobs.filter(same)))
    return rows.order_by("name", "pk")


def _sharing(action: Action, on: date) -> list[int]:
    rows = Sharing.objects.filter(held_on(on), group=action.group_id)
    return list(rows.values_list("partnership_id", flat=True))


def has_evidence(action: Action) -> bool:
    """Return whether anything on record shows that an action was done. One query."""
    return ActionStep.objects.filter(action=action, kind=StepKind.EVIDENCE).exists()


def to_look_at_again(
    membership: Membership, today: date, groups: Collection[str] | None = None
) -> ActionQuerySet:
    """Return the closed actions that a member may see and whose turn it is to be looked at again, in order.

    With `groups` (public ids) only theirs, but for those that the member owns: another person looks.
    """
    rows = Action.objects.visible_to(membership).filter(state=ActionState.CLOSED, look_again_on__lte=today)
    if groups is not None:
        rows = rows.filter(group__public_id__in=groups).exclude(owner=membership.person)
    return rows.with_names().order_by("look_again_on", "number")
