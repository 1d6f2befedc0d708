"""What holds people out of issues and risks: that one is closed, or another partnership’s."""

from django.db.models import Q

from kith.partnership.partnerships.membership import Membership
from kith.partnership.risks.models import IssueReader


def closed_to(person: str) -> Q:
    """Return the issues that are closed to a person (by public id): closed, and not naming them (AR7)."""
    readable = IssueReader.objects.filter(person__public_id=person).values("issue")
    return Q(is_closed=True) & ~Q(pk__in=readable)


def issues_restricted(membership: Membership) -> Q:
    """Return the issues of which a log says nothing to a member: those that are closed to them (AR23)."""
    return closed_to(membership.person.public_id)


def of_other_partnerships(key: str) -> Q:
    """Return the issues, or the risks, of other partnerships than the one with this key: what they raise in a
    joint group is hidden from the other side with them (AR13)."""
    return ~Q(partnership__key=key)
