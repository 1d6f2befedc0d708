"""Who may see what went out, and what did not."""

from enum import StrEnum

import rules

from kith.partnership.partnerships.permissions import in_business_unit


class Permission(StrEnum):
    """Deeds among notices."""

    SEE_POST = "notices.see_post"


WORDS = {Permission.SEE_POST: "see which mail failed or may not have gone, never what it says"}
"""What each permission lets its holder do, to follow *may*."""

rules.add_perm(Permission.SEE_POST, in_business_unit)
