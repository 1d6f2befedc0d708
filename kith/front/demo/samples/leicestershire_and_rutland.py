"""Leicestershire and Rutland’s sample: its arrangements of 2019, and fictional people in its seats."""

from datetime import date, timedelta

from kith.front.demo.samples.stage import Job, Sitting, Stage, changed
from kith.partnership.arrangements.document.models import Frequency, Group
from kith.partnership.arrangements.models import Version
from kith.partnership.arrangements.operations.adoption import record_adoption
from kith.partnership.arrangements.operations.versions import draft_version, propose_version, publish_version
from kith.partnership.decisions.enums import Stance
from kith.partnership.decisions.operations.adopting import ask_to_adopt, wording_for
from kith.partnership.decisions.operations.deciding import state_position
from kith.partnership.partnerships.models import Body, Partnership

COUNTY, RUTLAND, POLICE = "leicestershire-county-council", "rutland-county-council", "leicestershire-police"
WEST, EAST = "west-leicestershire-ccg", "east-leicestershire-and-rutland-ccg"
ICB = "leicester-leicestershire-and-rutland-icb"
CCGS_END, ICB_BEGINS = date(2022, 6, 30), date(2022, 7, 1)
LEAD, HEAD = "Safeguarding lead", "Head of safeguarding"
NOTIFIES = "Local authority lead for notifying the national Panel"
LEADS = "lrscp/statutory-partners"
BRAMBLE, HAWTHORN = "bramble-community-nhs-trust", "hawthorn-hospitals-nhs-trust"


JOBS = (
    Job("Marigold Ashdown", "", "", key="manager"),
    Job("Tansy Wetherfield", "", "", key="coordinator"),
    Job("Wilfred Mossbank", "", "", key="administrator"),
    Job("Drusilla Ferncliffe", "", "", key="auditor"),
    Job("Aurelia Stonecrop", "", "", key="independent_advisor"),
    Job("Robin", "", "", key="young_member"),
    Job(
        "Peregrine Oakhanger",
        COUNTY,
        "Director of children’s services",
        "director",
        key="council_director",
    ),
    Job(
        "Clementine Furzedown",
        RUTLAND,
        "Director of children’s services",
        "director",
        key="rutland_director",
    ),
    Job("Barnaby Larkspur", POLICE, "Assistant chief constable", "director", key="police_director"),
    Job("Lysander Cobnut", WEST, "Executive director", "director", held_to=CCGS_END),
    Job("Euphemia Gorsedale", EAST, "Chief nurse", "director", held_to=CCGS_END),
    Job("Odette Meadowsweet", ICB, "Chief nurse", "director", held_from=ICB_BEGINS, key="health_director"),
    Job("Rowan Thistlewood", COUNTY, "Assistant director", "assistant-director", key="planning_chair"),
    Job("Isolde Rushbrook", RUTLAND, "Service director", "assistant-director"),
    Job("Caspian Heron", POLICE, "Detective chief superintendent", "assistant-director"),
    Job(
        "Nerys Bilberry",
        ICB,
        "Deputy chief nurse",
        "assistant-director",
        held_from=ICB_BEGINS,
        key="priority_lead",
    ),
    Job(
        "Hester Willowherb",
        COUNTY,
        "Head of safeguarding",
        "head-of-service",
        (LEAD, HEAD, NOTIFIES),
        key="case_review_chair",
    ),
    Job("Ottoline Marram", RUTLAND, "Head of safeguarding", "head-of-service", (LEAD, HEAD)),
    Job("Fabian Nightjar", POLICE, "Detective superintendent", "head-of-service", (LEAD, HEAD)),
    Job("Cressida Loosestrife", ICB, "Designated nurse", "head-of-service", (LEAD, HEAD), ICB_BEGINS),
    Job("Quentin Sandpiper", BRAMBLE, "Named nurse", "manager", (LEAD,), key="agency_lead"),
    Job("Philomena Tamarisk", HAWTHORN, "Named doctor", "manager", (LEAD,)),
    Job("Ignatius Corncrake", "wren-probation-service", "Team manager", "manager", (LEAD,)),
    Job("Winifred Campion", "curlew-youth-justice-service", "Service manager", "manager", (LEAD,)),
    Job("Leopold Speedwell", "marlfield-district-council", "Service manager", "manager", (LEAD,)),
    Job("Rosalind Pimpernel", "lantern-childrens-charity", "Head of service", "head-of-service", (LEAD,)),
    Job("Gideon Yellowhammer", "foxglove-academy", "Deputy headteacher", "manager", (LEAD,)),
    Job("Beatrix Sorrelway", "larkspur-primary-school", "Headteacher", "manager", (LEAD,)),
    Job("Hector Dunnock", "teasel-college", "Vice principal", "manager", (LEAD,)),
    Job("Marguerite Vetchling", "woodruff-heads-forum", "Chair of the forum", "manager", (LEAD,)),
    Job("Saffron Hazelmere", HAWTHORN, "Named nurse", "manager", key="joiner"),
    Job("Imogen Reedmace", COUNTY, "Social worker", "practitioner", key="practitioner"),
    Job(
        "Theodora Milkwort",
        COUNTY,
        "Director of public health",
        "director",
        ("Director of Public Health",),
        key="link_officer",
    ),
    Job(
        "Alaric Fieldfare",
        RUTLAND,
        "Director of public health",
        "director",
        ("Director of Public Health",),
    ),
    Job("Lavinia Bracken", COUNTY, "Service manager", "manager"),
    Job("Sebastian Goldfinch", POLICE, "Superintendent", "head-of-service"),
)


def jobs(today: date) -> tuple[Job, ...]:
    """Return the fictional people and their jobs; one of them has left 16 days ago."""
    leaves = today - timedelta(days=16)
    leaver = Job(
        "Cornelius Dogwood",
        "acorn-steps-nursery",
        "Nursery manager",
        "manager",
        (LEAD,),
        held_to=leaves,
        key="leaver",
    )
    return (*JOBS, leaver)


def seats(today: date) -> tuple[Sitting, ...]:
    """Return who sits where, and from when."""
    since = today - timedelta(days=730)
    return (*_posts(since), *_lead_group(since), *_case_review(since, today), *_other_groups(since, today))


def _posts(since: date) -> tuple[Sitting, ...]:
    """Return who holds the posts of the partnership, link officers among them."""
    return (
        Sitting("Marigold Ashdown", "manager"),
        Sitting("Tansy Wetherfield", "coordinator", since),
        Sitting("Wilfred Mossbank", "administrator"),
        Sitting("Drusilla Ferncliffe", "auditor", since),
        Sitting("Aurelia Stonecrop", "independent-advisor"),
        Sitting("Theodora Milkwort", "director-of-public-health-leicestershire", body=COUNTY),
        Sitting("Alaric Fieldfare", "director-of-public-health-rutland", body=RUTLAND),
        Sitting("Rowan Thistlewood", "link-officer-strategic-partnership-board", since, body=COUNTY),
        Sitting("Winifred Campion", "link-officer-youth-offending-management-board", since),
        Sitting("Peregrine Oakhanger", "link-officer-leicestershire-health-and-wellbeing-board", body=COUNTY),
        Sitting("Clementine Furzedown", "link-officer-rutland-health-and-wellbeing-board", body=RUTLAND),
        Sitting("Isolde Rushbrook", "link-officer-rutland-childrens-trust", since, body=RUTLAND),
        Sitting("Hester Willowherb", "link-officer-safeguarding-adults-board", since, body=COUNTY),
    )


def _lead_group(since: date) -> tuple[Sitting, ...]:
    """Return who sits in the group that leads."""
    return (
        Sitting("Peregrine Oakhanger", LEADS, body=COUNTY),
        Sitting("Clementine Furzedown", LEADS, body=RUTLAND),
        Sitting("Barnaby Larkspur", LEADS, body=POLICE),
        Sitting("Lysander Cobnut", LEADS, body=WEST, held_to=CCGS_END),
        Sitting("Euphemia Gorsedale", LEADS, body=EAST, held_to=CCGS_END),
        Sitting("Odette Meadowsweet", LEADS, ICB_BEGINS, body=ICB),
        Sitting("Caspian Heron", LEADS, since, body=POLICE, is_deputy=True, may_vote=False),
    )


def _case_review(since: date, today: date) -> tuple[Sitting, ...]:
    """Return who sits in the Case Review Group; one of them has left 16 days ago."""
    crg, leaves = "case-review", today - timedelta(days=16)
    return (
        Sitting("Hester Willowherb", f"{crg}/chair", body=COUNTY),
        Sitting("Ottoline Marram", f"{crg}/safeguarding-leads", body=RUTLAND),
        Sitting("Hester Willowherb", f"{crg}/safeguarding-leads", body=COUNTY),
        Sitting("Fabian Nightjar", f"{crg}/safeguarding-leads", body=POLICE),
        Sitting("Cressida Loosestrife", f"{crg}/safeguarding-leads", ICB_BEGINS, body=ICB),
        Sitting("Quentin Sandpiper", f"{crg}/safeguarding-leads", since, body=BRAMBLE),
        Sitting("Philomena Tamarisk", f"{crg}/safeguarding-leads", since, body=HAWTHORN),
        Sitting("Ignatius Corncrake", f"{crg}/safeguarding-leads", since, body="wren-probation-service"),
        Sitting("Winifred Campion", f"{crg}/safeguarding-leads", since, body="curlew-youth-justice-service"),
        Sitting("Leopold Speedwell", f"{crg}/safeguarding-leads", since, body="marlfield-district-council"),
        Sitting("Rosalind Pimpernel", f"{crg}/safeguarding-leads", since, body="lantern-childrens-charity"),
        Sitting("Gideon Yellowhammer", f"{crg}/safeguarding-leads", since, body="foxglove-academy"),
        Sitting("Beatrix Sorrelway", f"{crg}/safeguarding-leads", since, body="larkspur-primary-school"),
        Sitting("Hector Dunnock", f"{crg}/safeguarding-leads", since, body="teasel-college"),
        Sitting("Marguerite Vetchling", f"{crg}/safeguarding-leads", since, body="woodruff-heads-forum"),
        Sitting("Cornelius Dogwood", f"{crg}/safeguarding-leads", since, leaves, body="acorn-steps-nursery"),
    )


def _other_groups(since: date, today: date) -> tuple[Sitting, ...]:
    """Return who sits in the other groups; one of them begins in 15 days."""
    pdg, ppg, joins = "planning-and-delivery", "policy-and-procedures", today + timedelta(days=15)
    return (
        Sitting("Rowan Thistlewood", f"{pdg}/chair", since, body=COUNTY),
        Sitting("Rowan Thistlewood", f"{pdg}/assistant-directors", body=COUNTY),
        Sitting("Isolde Rushbrook", f"{pdg}/assistant-directors", body=RUTLAND),
        Sitting("Caspian Heron", f"{pdg}/assistant-directors", body=POLICE),
        Sitting("Nerys Bilberry", f"{pdg}/assistant-directors", ICB_BEGINS, body=ICB),
        Sitting("Hester Willowherb", f"{pdg}/heads-of-safeguarding", body=COUNTY),
        Sitting("Ottoline Marram", f"{pdg}/heads-of-safeguarding", body=RUTLAND),
        Sitting("Fabian Nightjar", f"{pdg}/heads-of-safeguarding", body=POLICE),
        Sitting("Cressida Loosestrife", f"{pdg}/heads-of-safeguarding", ICB_BEGINS, body=ICB),
        Sitting("Lavinia Bracken", f"{ppg}/chair", since, body=COUNTY),
        Sitting("Lavinia Bracken", f"{ppg}/statutory-partners", since, body=COUNTY),
        Sitting("Isolde Rushbrook", f"{ppg}/statutory-partners", since, body=RUTLAND),
        Sitting("Sebastian Goldfinch", f"{ppg}/statutory-partners", since, body=POLICE),
        Sitting("Sebastian Goldfinch", "learning-and-development/chair", since, body=POLICE),
        Sitting("Saffron Hazelmere", "learning-and-development/members", joins, body=HAWTHORN),
        Sitting("Nerys Bilberry", "multi-agency-audit/chair", since, body=ICB),
        *[Sitting(name, "young-people-advisory/young-members", since) for name in YOUNG_MEMBERS],
    )


INVENTED = (
    "This version is invented for the sample. It is the published structure with six meetings of the lead "
    "group a year in place of four, under the guidance of 2023."
)

YOUNG_MEMBERS = (
    "Robin",
    "Wren",
    "Jay",
    "Linnet B",
    "Merlin",
    "Skye",
    "Ash",
    "Briar",
    "Juniper",
    "Rook",
    "Fern",
)
"""First names or chosen names alone: of young people nothing else is kept."""


def put_in_place(today: date) -> Partnership:
    """Stand the sample up: its file adopted by evidence from outside, published, its people appointed."""
    name = "Leicestershire and Rutland Safeguarding Children Partnership"
    stage = Stage("leicestershire-and-rutland", name, "LRSCP")
    version = stage.load()
    evidence = "The five statutory partners agreed on 16 September 2019 (invented for this sample)."
    record_adoption(version=version, by=stage.by, on=date(2019, 9, 16), evidence=evidence)
    publish_version(version=version, by=stage.by)
    stage.hire(jobs(today))
    stage.seat(seats(today))
    _propose_more_meetings(stage, Version.objects.get(pk=version.pk), today)
    return stage.end()


def _propose_more_meetings(stage: Stage, in_force: Version, today: date) -> None:
    """Propose that the lead group meets six times a year, under later guidance; two of four have agreed."""
    manager, begins = stage.by_seat("Marigold Ashdown", "manager"), first_of_month(today, months=4)
    arrangements = changed(in_force, edition="wt2023", in_force_from=begins, assumed=INVENTED)
    groups = tuple(_meeting_more_often(group) for group in arrangements.groups)
    later = arrangements.model_copy(update={"groups": groups})
    version = draft_version(partnership=stage.partnership, arrangements=later, by=manager)
    propose_version(version=version, by=manager)
    decision = ask_to_adopt(version=version, wording=wording_for(version), by=manager, on=today)
    for name, body in (("Peregrine Oakhanger", COUNTY), ("Barnaby Larkspur", POLICE)):
        state_position(
            decision=decision,
            body=Body.objects.get(key=body),
            stance=Stance.AGREES,
            reasons="",
            by=stage.by_seat(name, LEADS),
            on=today,
        )


def _meeting_more_often(group: Group) -> Group:
    if group.key != "lrscp":
        return group
    return group.model_copy(update={"frequency": (Frequency(times_a_year=6),)})


def first_of_month(today: date, *, months: int) -> date:
    """Return the first day of the month that comes so many months after today’s."""
    years, month = divmod(today.month - 1 + months, 12)
    return date(today.year + years, month + 1, 1)
