"""What an appointment lets its holder do with cases. Which case, its circle says."""

from enum import StrEnum

import rules

from kith.partnership.partnerships.permissions import (
    holds_any_post,
    in_business_unit,
    is_manager,
    opens_content,
    sits_for_an_agency,
)

works_with_the_partnership = opens_content & (holds_any_post | sits_for_an_agency)
"""An appointment to a post, or for an agency: young people sit for none, and no case is theirs (AR15)."""


class Permission(StrEnum):
    """Deeds on cases."""

    REFER = "reviews.refer"
    RECEIVE = "reviews.receive"
    OLDER = "reviews.older"
    WORK = "reviews.work"
    WHO_READ = "reviews.who_read"
    TAKE_OVER = "reviews.take_over"


WORDS = {
    Permission.REFER: "refer a case, and follow what became of their own referral",
    Permission.RECEIVE: "take in a notification, and open its case",
    Permission.OLDER: "see the coded lines of older reviews, where they see the register",
    Permission.WORK: "open the cases in whose circle they are, and do their part there",
    Permission.WHO_READ: "see who opened which case and when, without opening it",
    Permission.TAKE_OVER: "take over a case that nobody can run, without seeing it before",
}
"""What each permission lets its holder do, to follow *may*."""

rules.add_perm(Permission.REFER, works_with_the_partnership)
rules.add_perm(Permission.RECEIVE, in_business_unit)
rules.add_perm(Permission.OLDER, works_with_the_partnership)
rules.add_perm(Permission.WORK, works_with_the_partnership)
rules.add_perm(Permission.WHO_READ, in_business_unit)
rules.add_perm(Permission.TAKE_OVER, is_manager)
