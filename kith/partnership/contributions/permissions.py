"""What an appointment lets its holder do with contributions."""

from collections.abc import Mapping
from enum import StrEnum

import rules

from kith.partnership.partnerships.permissions import in_business_unit


class Permission(StrEnum):
    """Deeds on the ledger of contributions."""

    KEEP = "contributions.keep"


WORDS: Mapping[str, str] = {
    Permission.KEEP: "put on record what each partner contributes, the budget, spending and the reserve, "
    "and correct it with a reason",
}
"""What each permission lets its holder do, to follow *may*."""

rules.add_perm(Permission.KEEP, in_business_unit)
