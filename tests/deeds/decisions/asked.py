"""What tests of decisions have in common: a version to adopt, and people who take positions."""

from datetime import date

from kith.partnership.arrangements.document.writing import from_plain
from kith.partnership.arrangements.models import Version
from kith.partnership.arrangements.operations.drafting import draft_from
from kith.partnership.arrangements.operations.versions import change_draft, fingerprint, propose_version
from kith.partnership.decisions.models import Decision, PartnerPosition
from kith.partnership.decisions.operations.adopting import ask_to_adopt, wording_for
from kith.partnership.decisions.operations.deciding import state_position
from kith.partnership.partnerships.models import Body, Partnership
from tests.cast import TODAY, acting

COUNCIL, POLICE, HEALTH = "knowsley-council", "merseyside-police", "cheshire-and-merseyside-icb"
SPEAKERS = {
    COUNCIL: "knowsley_council_director",
    POLICE: "knowsley_police_director",
    HEALTH: "knowsley_health_director",
}
SEATED = "decisions.state_position"
MANAGER = "knowsley_manager"


def proposed(kscp: Partnership, begins: date | None) -> Version:
    """Return a new version of Knowsley’s arrangements, proposed, with its day to take effect."""
    in_force = Version.objects.of(kscp).adopted().get()
    version = draft_from(version=in_force, by=acting(MANAGER))
    if begins:
        arrangements = from_plain(version.document)
        about = arrangements.about.model_copy(update={"in_force_from": begins})
        change_draft(
            version=version,
            arrangements=arrangements.model_copy(update={"about": about}),
            seen=fingerprint(version.document),
            by=acting(MANAGER),
            what="the day",
        )
    propose_version(version=version, by=acting(MANAGER))
    return version


def asked(kscp: Partnership, begins: date = date(2027, 1, 4)) -> Decision:
    """Return a decision that the partners of Knowsley are asked to take: to adopt a new version."""
    version = proposed(kscp, begins)
    return ask_to_adopt(version=version, wording=wording_for(version), by=acting(MANAGER), on=TODAY)


def body(key: str) -> Body:
    """Return a body by its key."""
    return Body.objects.get(key=key)


def say(
    decision: Decision, key: str, stance: str, reasons: str = "", *, as_who: str = "", on: date = TODAY
) -> PartnerPosition:
    """Let a partner’s director state its position, or somebody else try to."""
    by = acting(as_who or SPEAKERS[key], SEATED, on=on)
    return state_position(decision=decision, body=body(key), stance=stance, reasons=reasons, by=by, on=on)
