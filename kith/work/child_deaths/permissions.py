"""What an appointment lets its holder do with the link. Who keeps it, `seeing` says by the arrangements."""

from enum import StrEnum

import rules

from kith.work.reviews.permissions import works_with_the_partnership


class Permission(StrEnum):
    """Deeds on the link."""

    SEE = "child_deaths.see"
    READ = "child_deaths.read"
    KEEP = "child_deaths.keep"


WORDS = {
    Permission.SEE: "see with which child death review panel the partnership has a link, and who the link is",
    Permission.READ: "read the concerns that hang on a case which they may open; who keeps the link, all",
    Permission.KEEP: "keep the log of concerns, where they are the link, chair the group that considers "
    "cases or work in the business unit",
}
"""What each permission lets its holder do, to follow *may*."""

rules.add_perm(Permission.SEE, works_with_the_partnership)
rules.add_perm(Permission.READ, works_with_the_partnership)
rules.add_perm(Permission.KEEP, works_with_the_partnership)
