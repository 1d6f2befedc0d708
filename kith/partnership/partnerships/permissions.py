"""What an appointment lets its holder do. State is no business of these rules: lifecycles hold that."""

from enum import StrEnum

import rules

from kith.partnership.partnerships.enums import POSTS_WITHOUT_CONTENT, PostRole
from kith.partnership.partnerships.models import Appointment


class Permission(StrEnum):
    """Deeds among partnerships, bodies and people."""

    SEE_PARTNERSHIP = "partnerships.see_partnership"
    MANAGE_PEOPLE = "partnerships.manage_people"
    MANAGE_BODIES = "partnerships.manage_bodies"
    READ_TRAIL = "partnerships.read_trail"


WORDS = {
    Permission.SEE_PARTNERSHIP: "see the partnership’s pages, but for closed records",
    Permission.MANAGE_PEOPLE: "make people known, record their jobs, invite them and end their access",
    Permission.MANAGE_BODIES: "make agencies known, and give, end and hand over their standings",
    Permission.READ_TRAIL: "read the trail of who changed and who read what",
}
"""What each permission lets its holder do, to follow *may*."""


@rules.predicate
def opens_content(appointment: Appointment) -> bool:
    """Any appointment but an administrator’s or an auditor’s."""
    return appointment.post is None or appointment.post.role not in POSTS_WITHOUT_CONTENT


def holds_post(*roles: PostRole) -> rules.predicates.Predicate:
    """Return the rule that the appointment is to a post with one of these roles."""

    @rules.predicate(name="holds_post:" + ",".join(roles))
    def holds(appointment: Appointment) -> bool:
        return appointment.post is not None and appointment.post.role in roles

    return holds


@rules.predicate
def holds_any_post(appointment: Appointment) -> bool:
    """An appointment to a post, and not to a seat of a group."""
    return appointment.post is not None


@rules.predicate
def sits_for_an_agency(appointment: Appointment) -> bool:
    """An appointment in which somebody represents an agency."""
    return appointment.body_id is not None


in_business_unit = holds_post(PostRole.MANAGER, PostRole.COORDINATOR)
is_manager = holds_post(PostRole.MANAGER)
is_independent = holds_post(PostRole.INDEPENDENT)

rules.add_perm(Permission.SEE_PARTNERSHIP, opens_content)
rules.add_perm(Permission.MANAGE_PEOPLE, in_business_unit)
rules.add_perm(Permission.MANAGE_BODIES, in_business_unit)
rules.add_perm(Permission.READ_TRAIL, holds_post(PostRole.MANAGER, PostRole.AUDITOR))
