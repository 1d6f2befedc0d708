"""What an appointment lets its holder do with cases. Which case, its circle says."""

from enum import StrEnum

import rules

from kith.partnership.partnerships.models import Appointment
from kith.partnership.partnerships.permissions import in_business_unit, opens_content


@rules.predicate
def sits_for_an_agency(appointment: Appointment) -> bool:
    """An appointment to a post, or for an agency: young people sit for none, and no case is theirs (AR15)."""
    return appointment.post is not None or appointment.body_id is not None


class Permission(StrEnum):
    """Deeds on cases."""

    REFER = "reviews.refer"
    RECEIVE = "reviews.receive"
    WORK = "reviews.work"
    WHO_READ = "reviews.who_read"


WORDS = {
    Permission.REFER: "refer a case, and follow what became of their own referral",
    Permission.RECEIVE: "take in a notification, and open its case",
    Permission.WORK: "open the cases in whose circle they are, and do their part there",
    Permission.WHO_READ: "see who opened which case and when, without opening it",
}
"""What each permission lets its holder do, to follow *may*."""

rules.add_perm(Permission.REFER, opens_content & sits_for_an_agency)
rules.add_perm(Permission.RECEIVE, in_business_unit)
rules.add_perm(Permission.WORK, opens_content & sits_for_an_agency)
rules.add_perm(Permission.WHO_READ, in_business_unit)
