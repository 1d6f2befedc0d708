"""What an appointment lets its holder do with the arrangements."""

from enum import StrEnum

import rules

from kith.partnership.partnerships.permissions import in_business_unit, is_manager


class Permission(StrEnum):
    """Deeds on the arrangements."""

    DRAFT_ARRANGEMENTS = "arrangements.draft"
    ADOPT_ARRANGEMENTS = "arrangements.adopt"
    PUBLISH_ARRANGEMENTS = "arrangements.publish"
    APPOINT = "arrangements.appoint"
    KEEP_FUNCTION_MAP = "arrangements.keep_function_map"
    SIGN_OFF = "arrangements.sign_off"


WORDS = {
    Permission.DRAFT_ARRANGEMENTS: "draft arrangements, propose them to the statutory partners or withdraw",
    Permission.ADOPT_ARRANGEMENTS: "record that the first arrangements were adopted outside Kith",
    Permission.PUBLISH_ARRANGEMENTS: "publish adopted arrangements for anybody to read",
    Permission.APPOINT: "appoint people to seats and posts, and end their appointments",
    Permission.KEEP_FUNCTION_MAP: "say which group has each function of a retired group",
    Permission.SIGN_OFF: "record that something promised was settled or reviewed",
}
"""What each permission lets its holder do, to follow *may*."""


rules.add_perm(Permission.DRAFT_ARRANGEMENTS, in_business_unit)
rules.add_perm(Permission.ADOPT_ARRANGEMENTS, is_manager)
rules.add_perm(Permission.PUBLISH_ARRANGEMENTS, is_manager)
rules.add_perm(Permission.APPOINT, in_business_unit)
rules.add_perm(Permission.KEEP_FUNCTION_MAP, in_business_unit)
rules.add_perm(Permission.SIGN_OFF, is_manager)
