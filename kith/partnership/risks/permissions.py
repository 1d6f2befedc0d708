"""What an appointment lets its holder do with emerging issues and risks.

An appointment opens the deed; whether it is this person’s to do is asked of the issue or the risk (`parts`).
"""

from collections.abc import Mapping
from enum import StrEnum

import rules

from kith.partnership.partnerships.permissions import opens_content


class Permission(StrEnum):
    """Deeds on emerging issues and risks."""

    RAISE = "risks.raise"
    ANSWER = "risks.answer"
    KEEP = "risks.keep"


WORDS: Mapping[str, str] = {
    Permission.RAISE: "raise emerging issues, and challenge the score of a risk",
    Permission.ANSWER: "answer the issues put to the groups that they chair, and the risks put before them; "
    "the business unit those of any group",
    Permission.KEEP: "enter risks for the groups that they chair, and score, review, escalate and settle "
    "those that they own or whose group they chair; the business unit any risk",
}
"""What each permission lets its holder do, to follow *may*."""

rules.add_perm(Permission.RAISE, opens_content)
rules.add_perm(Permission.ANSWER, opens_content)
rules.add_perm(Permission.KEEP, opens_content)
