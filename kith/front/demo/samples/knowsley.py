"""Knowsley’s sample: consulted on, and adopted by a decision of its three statutory partners."""

from datetime import date, timedelta

from kith.front.demo.samples.stage import BEGINNING, Job, Sitting, Stage, acting, changed
from kith.partnership.arrangements.models import Version
from kith.partnership.arrangements.operations.drafting import draft_from
from kith.partnership.arrangements.operations.versions import (
    draft_version,
    propose_version,
    publish_version,
    withdraw_version,
)
from kith.partnership.decisions.enums import Stance
from kith.partnership.decisions.operations.adopting import ask_to_adopt, wording_for
from kith.partnership.decisions.operations.deciding import state_position
from kith.partnership.partnerships.models import Appointment, Body, Partnership

COUNCIL, POLICE, CCG = "knowsley-council", "merseyside-police", "knowsley-ccg"
ICB = "cheshire-and-merseyside-icb"
CCG_ENDS, ICB_BEGINS = date(2022, 6, 30), date(2022, 7, 1)
PROPOSED_FROM = date(2019, 6, 3)
"""The partners of the sample sit from before the arrangements take effect, since they adopt them."""
AGREED_ON = date(2019, 9, 12)

JOBS = (
    Job("Linnet Harbourne", "", "", key="knowsley_manager"),
    Job("Ambrose Silverdale", "", "", key="independent_chair"),
    Job(
        "Perpetua Rushmere",
        COUNCIL,
        "Director of children’s services",
        "director",
        held_from=PROPOSED_FROM,
        key="knowsley_council_director",
    ),
    Job(
        "Jolyon Kestrel",
        POLICE,
        "Chief superintendent",
        "assistant-director",
        held_from=PROPOSED_FROM,
        key="knowsley_police_director",
    ),
    Job(
        "Septimus Broome",
        CCG,
        "Accountable officer",
        "chief-officer",
        held_from=PROPOSED_FROM,
        held_to=CCG_ENDS,
    ),
    Job(
        "Verity Saltmarsh",
        ICB,
        "Executive director",
        "director",
        held_from=ICB_BEGINS,
        key="knowsley_health_director",
    ),
    Job(
        "Honoria Teasdale",
        COUNCIL,
        "Head of service",
        "head-of-service",
        ("Thematic lead",),
        key="knowsley_priority_lead",
    ),
    Job("Lucan Redshank", POLICE, "Detective superintendent", "head-of-service", ("Thematic lead",)),
    Job("Mirabel Oxlip", "yarrow-hospitals-nhs-trust", "Named nurse", "manager", ("Safeguarding lead",)),
)


def seats(today: date) -> tuple[Sitting, ...]:
    """Return who sits where once the arrangements are in force."""
    two_years = today - timedelta(days=730)
    return (
        Sitting("Ambrose Silverdale", "independent-chair"),
        Sitting("Verity Saltmarsh", "strategic-forum/statutory-partners", ICB_BEGINS, body=ICB),
        Sitting("Honoria Teasdale", "core-business/lead-neglect", two_years, body=COUNCIL),
        Sitting("Lucan Redshank", "core-business/lead-child-exploitation", two_years, body=POLICE),
        Sitting(
            "Mirabel Oxlip",
            "safeguarding-review-and-learning/members",
            two_years,
            body="yarrow-hospitals-nhs-trust",
        ),
        Sitting(
            "Mirabel Oxlip",
            "safeguarding-review-and-learning/chair",
            two_years,
            body="yarrow-hospitals-nhs-trust",
        ),
    )


PARTNERS = (
    Sitting("Linnet Harbourne", "manager", PROPOSED_FROM),
    Sitting("Perpetua Rushmere", "strategic-forum/statutory-partners", PROPOSED_FROM, body=COUNCIL),
    Sitting("Jolyon Kestrel", "strategic-forum/statutory-partners", PROPOSED_FROM, body=POLICE),
    Sitting("Septimus Broome", "strategic-forum/statutory-partners", PROPOSED_FROM, CCG_ENDS, body=CCG),
)


def put_in_place(today: date) -> Partnership:
    """Stand the sample up: the document consulted on, then the arrangements that all three adopted."""
    stage = Stage("knowsley", "Knowsley Safeguarding Children Partnership", "KSCP")
    consulted = stage.load()
    stage.hire(JOBS)
    partners = [stage.appoint(sitting) for sitting in PARTNERS]
    final = _after_consultation(stage, consulted)
    _adopt(stage, final, partners[1:])
    publish_version(version=Version.objects.get(pk=final.pk), by=stage.by)
    stage.seat(seats(today))
    draft_from(version=Version.objects.get(pk=final.pk), by=stage.by_seat("Linnet Harbourne", "manager"))
    return stage.end()


def _after_consultation(stage: Stage, consulted: Version) -> Version:
    """Propose the arrangements with a day to take effect, and withdraw the document consulted on."""
    arrangements = changed(
        consulted,
        title="Knowsley Safeguarding Children Partnership: arrangements",
        document="arrangements",
        in_force_from=BEGINNING,
    )
    final = draft_version(partnership=stage.partnership, arrangements=arrangements, by=stage.by)
    withdraw_version(version=consulted, by=stage.by, reason="Consulted on; version 2 takes its place.")
    propose_version(version=final, by=stage.by)
    return final


def _adopt(stage: Stage, version: Version, seats_of_partners: list[Appointment]) -> None:
    decision = ask_to_adopt(version=version, wording=wording_for(version), by=stage.by, on=PROPOSED_FROM)
    for appointment in seats_of_partners:
        state_position(
            decision=decision,
            body=Body.objects.get(pk=appointment.body_id),
            stance=Stance.AGREES,
            reasons="",
            by=acting(appointment),
            on=AGREED_ON,
        )
