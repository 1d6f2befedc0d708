"""What an appointment lets its holder do with the shared process."""

from enum import StrEnum

import rules

from kith.partnership.partnerships.permissions import (
    holds_any_post,
    in_business_unit,
    opens_content,
    sits_for_an_agency,
)


class Permission(StrEnum):
    """Deeds on the process."""

    SEE = "processes.see"
    KEEP = "processes.keep"


WORDS = {
    Permission.SEE: "see by which template rapid reviews are run, here and in the partnership that shares it",
    Permission.KEEP: "agree on a template, write and adopt its versions, and keep what is to be aligned",
}
"""What each permission lets its holder do, to follow *may*."""

rules.add_perm(Permission.SEE, opens_content & (holds_any_post | sits_for_an_agency))
rules.add_perm(Permission.KEEP, in_business_unit)
