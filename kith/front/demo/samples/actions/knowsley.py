"""The sample actions of Knowsley: the transition to its arrangements, and what was asked since."""

from datetime import date

from kith.front.demo.samples.actions.telling import Telling, Told
from kith.partnership.arrangements.models import Version
from kith.partnership.arrangements.operations.versions import about_version
from kith.partnership.partnerships.models import Partnership

FORUM, CORE = "strategic-forum", "core-business"
REVIEW, POLICY = "safeguarding-review-and-learning", "policy-and-performance"
MANAGER, CHAIR = "Linnet Harbourne", "Ambrose Silverdale"
COUNCIL, POLICE, HEALTH = "Perpetua Rushmere", "Jolyon Kestrel", "Verity Saltmarsh"
NEGLECT, EXPLOITATION, NURSE = "Honoria Teasdale", "Lucan Redshank", "Mirabel Oxlip"
FORUM_NAME = "Strategic Forum"

STORIES = (
    Told(
        FORUM,
        "Wind up the groups of the former board and thank their members.",
        CHAIR,
        640,
        -560,
        reported=(566, "Every group has met for the last time."),
        closed=(556, "No work was left without a group."),
        transition=True,
    ),
    Told(
        FORUM,
        "Set up the two working groups with their members.",
        COUNCIL,
        630,
        -540,
        reported=(545, "Both have met."),
        closed=(538, ""),
        transition=True,
    ),
    Told(
        CORE,
        "Name the thematic leads and say what each may decide.",
        COUNCIL,
        610,
        -500,
        reported=(508, "Two of three are named; the third follows."),
        closed=(498, "Staff know whom to ask."),
        transition=True,
    ),
    Told(
        POLICY,
        "Move the former board’s procedures to the new website.",
        COUNCIL,
        400,
        -85,
        updates=((14, "All but the last chapter are moved."),),
        revised=(
            90,
            30,
            "The website opened three months later than planned.",
            f"{FORUM_NAME}, at its summer meeting",
        ),
        transition=True,
    ),
    Told(
        REVIEW,
        "Carry what the former board learned into the training for this year.",
        NURSE,
        220,
        12,
        updates=((18, "Four of six courses are changed."),),
        transition=True,
    ),
    Told(
        FORUM,
        "Agree the budget of the partnership for the coming year.",
        COUNCIL,
        90,
        -15,
        updates=((22, "Two of three partners have confirmed."),),
    ),
    Told(FORUM, "Say which figures on exploitation the force can share each quarter.", POLICE, 120, -48),
    Told(FORUM, "Bring a note on waiting times for children’s mental health.", HEALTH, 75, 7),
    Told(FORUM, "Ask the independent chair for a yearly note on challenge.", CHAIR, 60, 50),
    Told(
        FORUM,
        "Invite the head teachers’ forum to speak about exclusions.",
        CHAIR,
        180,
        -130,
        reported=(134, "They spoke in spring."),
        closed=(128, "Two schools changed how they refer."),
    ),
    Told(
        CORE,
        "Write a short guide to recognising neglect for housing staff.",
        NEGLECT,
        100,
        -22,
        sent_back=(8, "The guide is written.", "It does not yet say whom to ring out of hours."),
    ),
    Told(
        CORE,
        "Try the neglect tool in two early help teams.",
        NEGLECT,
        150,
        -70,
        reported=(72, "Tried for eight weeks."),
        closed=(66, "Families are offered help about a month earlier."),
    ),
    Told(
        CORE,
        "Map where children are met by people who exploit them.",
        EXPLOITATION,
        85,
        26,
        updates=((11, "Transport officers have added four places."),),
    ),
    Told(
        CORE,
        "Brief all school police officers on county lines.",
        EXPLOITATION,
        130,
        -60,
        reported=(3, "All but one have been briefed; the last one is on leave."),
    ),
    Told(
        CORE,
        "Find a lead for domestic abuse.",
        COUNCIL,
        170,
        -85,
        updates=((60, "Nobody has come forward."),),
    ),
    Told(CORE, "Ask young people how they would name the three themes.", NEGLECT, 55, 18),
    Told(
        CORE,
        "Print the guide on neglect.",
        NEGLECT,
        140,
        -90,
        withdrawn=(95, "It is read on telephones; nobody asked for paper."),
    ),
    Told(REVIEW, "Bring the list of learning from reviews elsewhere.", NURSE, 70, -5),
    Told(
        REVIEW,
        "Hold a learning morning on children who are not in school.",
        NURSE,
        160,
        -100,
        evidence=((104, "What people took from it", "https://learning.example/not-in-school"),),
        reported=(102, "Held with 48 people."),
        closed=(96, ""),
    ),
    Told(REVIEW, "Say how many days agencies need for a return.", MANAGER, 45, 33),
    Told(REVIEW, "Check that the trust’s safeguarding supervision reaches night staff.", NURSE, 110, -38),
    Told(
        POLICY,
        "Choose the ten figures that the Forum sees each time.",
        MANAGER,
        95,
        4,
        updates=((10, "Eight are agreed."),),
    ),
    Told(
        POLICY,
        "Write down how the partnership settles a disagreement in three steps.",
        HEALTH,
        190,
        -140,
        reported=(144, "Agreed by all three partners."),
        closed=(138, ""),
    ),
    Told(POLICY, "Take part in the regional look at thresholds.", "", 35, 60, body="knowsley-council"),
    Told(POLICY, "Say how the policy on whistle-blowing reaches volunteers.", HEALTH, 65, 14),
)


def put_in_place(today: date) -> None:
    """Tell the partnership’s actions."""
    partnership = Partnership.objects.get(key="knowsley")
    version = Version.objects.of(partnership).adopted().get()
    Telling(partnership, MANAGER, today, about_version(version)).tell(STORIES)
