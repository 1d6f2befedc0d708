"""What an appointment lets its holder do with chronologies. Of which case, the circle of the case says."""

from enum import StrEnum

import rules

from kith.work.reviews.permissions import works_with_the_partnership


class Permission(StrEnum):
    """Deeds on chronologies."""

    WORK = "chronologies.work"


WORDS = {
    Permission.WORK: "open the chronology of a case in whose circle they are, and do their part there: hand "
    "in and release what their agency tells, or run it",
}
"""What each permission lets its holder do, to follow *may*."""

rules.add_perm(Permission.WORK, works_with_the_partnership)
