"""The sample actions of Leicestershire and Rutland, some of them carried over from the Joint Executives."""

from datetime import date, timedelta

from kith.front.demo.samples.actions.telling import Telling, Told
from kith.partnership.actions.importing import ActionRow
from kith.partnership.actions.models import Action
from kith.partnership.actions.operations.imports import import_actions
from kith.partnership.actions.operations.revising import revise_due_day
from kith.partnership.actions.operations.working import report_done
from kith.partnership.arrangements.models import Version
from kith.partnership.arrangements.operations.versions import about_version
from kith.partnership.partnerships.models import Partnership

LEAD, PLAN, YOUNG = "lrscp", "planning-and-delivery", "young-people-advisory"
POLICY, LEARN, REVIEW = "policy-and-procedures", "learning-and-development", "case-review"
AUDIT = "multi-agency-audit"
ROWAN, HESTER, FABIAN, NERYS = "Rowan Thistlewood", "Hester Willowherb", "Fabian Nightjar", "Nerys Bilberry"
OTTOLINE, CRESSIDA, QUENTIN = "Ottoline Marram", "Cressida Loosestrife", "Quentin Sandpiper"
MANAGER, TANSY = "Marigold Ashdown", "Tansy Wetherfield"
PDG = "Planning and Delivery Group"

CARRIED_OVER = (
    ("JE-07", "List the training that each partner offers on neglect.", ROWAN, 420, 300, "closed"),
    ("JE-11", "Agree one set of words for early help across the two counties.", HESTER, 410, 280, "closed"),
    ("JE-12", "Name a lead in each agency for children who go missing.", FABIAN, 400, 260, "closed"),
    ("JE-15", "Bring the two lists of agency contacts together.", TANSY, 380, 200, "closed"),
    ("JE-18", "Settle who pays for shared printed material.", ROWAN, 370, 300, "open"),
    ("JE-21", "Move the shared library of leaflets to one place.", TANSY, 365, 280, "open"),
)
"""Reference, words, owner, raised and due in days before today, and whether it is open still."""

STORIES = (
    Told(
        PLAN,
        "Publish the timetable of all groups for the coming year.",
        MANAGER,
        300,
        -210,
        reported=(214, "The timetable is on the website."),
        closed=(205, "Members know the year ahead."),
        closed_by=ROWAN,
        transition=True,
    ),
    Told(
        LEAD,
        "Ask every statutory partner to name its place in each group.",
        TANSY,
        290,
        -230,
        reported=(236, "All five have named their people."),
        closed=(230, "No place stood empty by the day."),
        holds=(30, "The page of each group shows whom the five have named."),
        transition=True,
    ),
    Told(
        PLAN,
        "Write a page for staff on what the new arrangements change for them.",
        ROWAN,
        120,
        24,
        updates=(
            (30, "A draft is with the heads of safeguarding."),
            (6, "Comments from two partners are worked in."),
        ),
        transition=True,
    ),
    Told(
        POLICY,
        "Change the name of the former board in every procedure.",
        "Lavinia Bracken",
        200,
        -35,
        updates=((20, "61 of 84 procedures are done."),),
        revised=(
            40,
            45,
            "Twenty procedures are being rewritten anyway.",
            "Policy and Procedures Group, at its autumn meeting",
        ),
        transition=True,
    ),
    Told(
        PLAN,
        "Bring a first look at attendance by agency to the group.",
        MANAGER,
        60,
        8,
        updates=((12, "The figures of the first half-year are in."),),
    ),
    Told(
        PLAN,
        "Say how each sub-group will report before the group meets.",
        TANSY,
        75,
        -18,
        updates=((25, "Four of five have answered."),),
    ),
    Told(
        PLAN,
        "Bring costed options for a shared data analyst.",
        NERYS,
        150,
        -66,
        updates=((80, "Waiting for the finance leads."),),
    ),
    Told(
        PLAN,
        "Agree how the partners share the cost of reviews.",
        "Isolde Rushbrook",
        110,
        -58,
        revised=(60, -33, "The budget meeting moved by a month.", f"{PDG}, by email to all members"),
    ),
    Told(
        PLAN,
        "Map which services work with fathers, and where none does.",
        ROWAN,
        90,
        40,
        updates=((15, "Both councils have answered; health is still to come."),),
    ),
    Told(PLAN, "Report on how the strategy on neglect is used by front-line teams.", HESTER, 100, 3),
    Told(PLAN, "Look again at the risk that school nurses are too few.", CRESSIDA, 45, 55),
    Told(
        PLAN,
        "Ask the two youth councils what they would put first.",
        TANSY,
        130,
        -12,
        sent_back=(
            5,
            "Both youth councils were written to.",
            "The answers are missing; the group asked for what young people said.",
        ),
    ),
    Told(
        PLAN,
        "Set out what each agency does when a child is not brought to a visit.",
        CRESSIDA,
        210,
        -120,
        reported=(128, "Every health provider has one procedure."),
        closed=(110, "Fewer visits pass without a call."),
    ),
    Told(
        PLAN,
        "Write to schools about the change of contact for early help.",
        "Isolde Rushbrook",
        240,
        -180,
        reported=(184, "Sent to every school."),
        closed=(176, ""),
    ),
    Told(
        PLAN,
        "Buy a second licence for the survey tool.",
        TANSY,
        160,
        -100,
        withdrawn=(120, "The tool that the councils have will do."),
    ),
    Told(
        LEAD,
        "Say how the police will staff the multi-agency team next year.",
        "Barnaby Larkspur",
        95,
        -27,
        updates=((35, "In the force’s budget round."),),
    ),
    Told(
        LEAD,
        "Write jointly to the department about funding for reviews.",
        "Peregrine Oakhanger",
        70,
        6,
        updates=((9, "A draft is with the other four directors."),),
    ),
    Told(
        LEAD,
        "Agree what the partnership publishes about its own performance.",
        "Clementine Furzedown",
        85,
        35,
    ),
    Told(
        LEAD,
        "Name a director to sponsor the work on children who are educated at home.",
        "Odette Meadowsweet",
        140,
        -52,
        reported=(4, "The director of Rutland has agreed to."),
    ),
    Told(
        LEAD,
        "Arrange a session led by young people.",
        TANSY,
        260,
        -150,
        reported=(155, "Held with eleven young people."),
        closed=(148, "The plan changed in two places because of it."),
    ),
    Told(
        REVIEW,
        "Share the learning brief on very young babies with every midwife.",
        CRESSIDA,
        170,
        -80,
        evidence=(
            (
                84,
                "The list of teams that have read it",
                "Shared drive of the business unit, folder Learning briefs",
            ),
        ),
        reported=(83, "Every team has confirmed."),
        closed=(74, "Midwives ask about sleeping at each visit."),
        closed_by=HESTER,
    ),
    Told(REVIEW, "Check that all returns name the manager who looked through them.", QUENTIN, 80, -9),
    Told(REVIEW, "Bring a note on how long agencies take to send their returns.", OTTOLINE, 66, 12),
    Told(
        REVIEW,
        "Try the shorter return with three agencies and say what is lost.",
        "Philomena Tamarisk",
        105,
        -41,
        updates=((50, "Two of three have tried it."),),
    ),
    Told(
        REVIEW,
        "Write guidance for staff who are asked to take part in a review.",
        FABIAN,
        190,
        -95,
        reported=(97, "On the website."),
        closed=(90, "Staff say that they know what to expect."),
    ),
    Told(REVIEW, "Add an example of a good chronology to the guidance.", "Ignatius Corncrake", 55, 19),
    Told(
        REVIEW,
        "Ask the nursery forum how learning reaches small settings.",
        "Cornelius Dogwood",
        88,
        -6,
        updates=((28, "The forum meets next month."),),
    ),
    Told(REVIEW, "Read through the leaflet for parents before it is printed.", "Cornelius Dogwood", 48, 15),
    Told(
        POLICY,
        "Bring the procedure on bruising to babies into line with the guidance.",
        "Sebastian Goldfinch",
        125,
        -20,
        sent_back=(
            10,
            "The procedure is rewritten.",
            "The health trusts have not agreed to the part on referrals.",
        ),
        updates=((2, "The trusts meet on it next week."),),
    ),
    Told(
        POLICY,
        "Retire four procedures that nobody has opened in two years.",
        "Lavinia Bracken",
        145,
        -90,
        superseded=(100, "Retiring is now part of the yearly look at all procedures."),
    ),
    Told(
        POLICY,
        "Look at every procedure once a year and retire what is not used.",
        "Lavinia Bracken",
        100,
        120,
    ),
    Told(
        POLICY,
        "Put the procedures into plain words for carers.",
        "",
        40,
        75,
        body="leicestershire-county-council",
    ),
    Told(
        LEARN,
        "Run two lunchtime sessions on listening to children who do not speak.",
        "Sebastian Goldfinch",
        115,
        -75,
        evidence=((79, "Numbers and what people said", "https://learning.example/lunchtime-sessions"),),
        reported=(78, "Both were held, with 94 people."),
        closed=(70, ""),
    ),
    Told(
        LEARN,
        "Ask people three months after a course what they do differently.",
        "Sebastian Goldfinch",
        62,
        9,
    ),
    Told(
        LEARN,
        "Find trainers in every district.",
        "Leopold Speedwell",
        135,
        -58,
        handed_to=(20, QUENTIN, "The district has moved the task to health."),
    ),
    Told(AUDIT, "Audit ten records for the voice of the child.", NERYS, 78, 27),
    Told(
        AUDIT,
        "Tell the eight agencies what the audit on neglect found.",
        NERYS,
        165,
        -110,
        reported=(112, "All eight have had it."),
        closed=(108, "Six have changed how they supervise."),
    ),
    Told(AUDIT, "Make one form for findings that all auditors use.", "Winifred Campion", 52, -3),
    Told(YOUNG, "Tell the group what came of its views on the website.", MANAGER, 33, 20),
    Told(
        YOUNG,
        "Find a room that can be reached by bus from every town.",
        TANSY,
        72,
        -25,
        reported=(26, "The library in Marlfield."),
        closed=(24, "All members came."),
        waits_for="Peregrine Oakhanger",
    ),
)


def put_in_place(today: date) -> None:
    """Carry over what the Joint Executives left open, then tell the partnership’s own actions."""
    partnership = Partnership.objects.get(key="leicestershire-and-rutland")
    version = Version.objects.of(partnership).adopted().get()
    telling = Telling(partnership, MANAGER, today, about_version(version))
    _carry_over(telling)
    telling.tell(STORIES)


def _carry_over(telling: Telling) -> None:
    rows = [
        ActionRow(
            line, words, telling.today - timedelta(days=due), reference, owner, "", telling.day(raised + 310)
        )
        for line, (reference, words, owner, raised, due, _state) in enumerate(CARRIED_OVER, start=2)
    ]
    import_actions(
        partnership=telling.partnership,
        former_key="joint-executives",
        to=telling.group(PLAN),
        rows=rows,
        by=telling.actor(MANAGER),
        on=telling.day(700),
    )
    for reference, _words, _owner, _raised, due, state in CARRIED_OVER:
        action = Action.objects.with_names().get(origin_reference=reference)
        _go_on(telling, action, due, is_open=state == "open", is_late=reference == "JE-18")


def _go_on(telling: Telling, action: Action, due: int, *, is_open: bool, is_late: bool) -> None:
    manager, owner = telling.actor(MANAGER), telling.actor(action.owner.name if action.owner else MANAGER)
    if is_open:
        revise_due_day(
            action=action,
            due_on=telling.today + timedelta(days=-13 if is_late else 20),
            reason="The partners have to agree first who keeps it from now on.",
            agreed_by=PDG,
            by=manager,
            on=telling.day(295),
        )
        return
    report_done(action=action, words="Done as the former group asked.", by=owner, on=telling.day(due + 9))
    closer = telling.actor(TANSY) if owner == manager else manager
    telling.close(action, "", closer, due)
