"""What an appointment lets its holder do with indicators and their figures."""

from enum import StrEnum

import rules

from kith.partnership.partnerships.permissions import (
    in_business_unit,
    is_independent,
    opens_content,
    sits_for_an_agency,
)


class Permission(StrEnum):
    """Deeds on indicators and figures."""

    KEEP = "performance.keep"
    DELIVER = "performance.deliver"
    OFFER = "performance.offer"
    REMARK = "performance.remark"
    PREPARE = "performance.prepare"
    RELEASE = "performance.release"


WORDS = {
    Permission.KEEP: "add, change and end indicators, set their targets, say from when limits begin anew, "
    "and freeze quarterly reports",
    Permission.DELIVER: "look through figures that come in, and take them in or discard them",
    Permission.OFFER: "bring in figures: an agency its own, which the business unit then takes in",
    Permission.REMARK: "comment on figures and challenge them; people of the agency that owns a figure, and "
    "the business unit, answer",
    Permission.PREPARE: "choose which figures are to be published, and discard what is prepared",
    Permission.RELEASE: "publish figures that somebody else prepared, and withdraw them with the reason",
}
"""What each permission lets its holder do, to follow *may*."""


may_release = in_business_unit | is_independent

rules.add_perm(Permission.KEEP, in_business_unit)
rules.add_perm(Permission.DELIVER, in_business_unit)
rules.add_perm(Permission.OFFER, in_business_unit | (opens_content & sits_for_an_agency))
rules.add_perm(Permission.REMARK, opens_content)
rules.add_perm(Permission.PREPARE, in_business_unit)
rules.add_perm(Permission.RELEASE, may_release)
