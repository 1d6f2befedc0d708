"""What an appointment lets its holder do with actions, and which part in the action that takes.

An appointment opens the deed; whether it is this person’s to do is asked of the action (see `parts`).
"""

from collections.abc import Mapping
from enum import StrEnum

import rules

from kith.partnership.actions.enums import Part
from kith.partnership.partnerships.permissions import in_business_unit, opens_content


class Permission(StrEnum):
    """Deeds on actions."""

    RAISE = "actions.raise"
    UPDATE = "actions.update"
    REVISE = "actions.revise"
    CLOSE = "actions.close"
    CONFIRM = "actions.confirm"
    HAND_OVER = "actions.hand_over"
    CARRY_OVER = "actions.carry_over"


WORDS: Mapping[str, str] = {
    Permission.RAISE: "raise actions of the groups that they sit in; the business unit of any group",
    Permission.UPDATE: "say how the actions that they own go, and report them done; the business unit any "
    "action",
    Permission.REVISE: "agree to another day for actions of the groups that they chair; the business unit of "
    "any group; never for an action of their own",
    Permission.CLOSE: "close, send back or withdraw actions of the groups that they chair, and say half a "
    "year later whether they still hold; the business unit of any group; never an action of their own, or "
    "close one that they reported done",
    Permission.CONFIRM: "confirm, when they are asked to, that an action of another agency is rightly closed",
    Permission.HAND_OVER: "hand actions over to another owner",
    Permission.CARRY_OVER: "carry over the actions of a former group, and take in its list",
}
"""What each permission lets its holder do, to follow *may*."""

rules.add_perm(Permission.RAISE, opens_content)
rules.add_perm(Permission.UPDATE, opens_content)
rules.add_perm(Permission.REVISE, opens_content)
rules.add_perm(Permission.CLOSE, opens_content)
rules.add_perm(Permission.CONFIRM, opens_content)
rules.add_perm(Permission.HAND_OVER, in_business_unit)
rules.add_perm(Permission.CARRY_OVER, in_business_unit)

PARTS: Mapping[Permission, frozenset[Part]] = {
    Permission.RAISE: frozenset({Part.MEMBER, Part.CHAIR, Part.BUSINESS_UNIT}),
    Permission.UPDATE: frozenset({Part.OWNER, Part.BUSINESS_UNIT}),
    Permission.REVISE: frozenset({Part.CHAIR, Part.BUSINESS_UNIT}),
    Permission.CLOSE: frozenset({Part.CHAIR, Part.BUSINESS_UNIT}),
    Permission.CONFIRM: frozenset({Part.CONFIRMER}),
    Permission.HAND_OVER: frozenset({Part.BUSINESS_UNIT}),
    Permission.CARRY_OVER: frozenset({Part.BUSINESS_UNIT}),
}
"""Which parts may do each deed. One of them is enough."""

NEVER_THE_OWNER = frozenset({Permission.REVISE, Permission.CLOSE, Permission.CONFIRM})
"""What the owner of an action can’t do, whatever else they are: another person must agree."""

SAYS: Mapping[Permission, str] = {
    Permission.RAISE: "Members of a group raise its actions; so do the business manager and the "
    "coordinators.",
    Permission.UPDATE: "The owner of an action says how it goes; so do the business manager and the "
    "coordinators.",
    Permission.REVISE: "The chair of the group that raised an action agrees to another day; so do the "
    "business manager and the coordinators. The owner can’t.",
    Permission.CLOSE: "The chair of the group that raised an action closes it or sends it back; so do the "
    "business manager and the coordinators. Its owner can’t, nor can whoever reported it done.",
    Permission.CONFIRM: "Whoever was asked to confirm that an action is rightly closed does so: "
    "somebody from another agency than its own.",
    Permission.HAND_OVER: "The business manager and the coordinators hand actions over.",
    Permission.CARRY_OVER: "The business manager and the coordinators carry over the actions of a former "
    "group.",
}
"""Each rule as a sentence, for its pages and for the one who is refused."""
