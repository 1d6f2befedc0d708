"""Who may open what: every address, asked for by every kind of reader, against a table written by hand.

The table is written from the rules of access and not from the code: a page that lets in somebody whom it
should not, or keeps out somebody whom it should not, fails here. It reads: a permission, and a mark for
each reader, `y` where the page opens and `.` where it answers as if it were not there.
"""

import pytest

from kith.base.kernel.actors import command
from kith.partnership.actions.models import Action
from kith.partnership.arrangements.document.writing import from_plain
from kith.partnership.arrangements.models import Group, Version
from kith.partnership.arrangements.operations.functions import list_function
from kith.partnership.arrangements.operations.versions import change_draft, draft_version, fingerprint
from kith.partnership.decisions.models import Decision
from kith.partnership.notices.models import Mail
from kith.partnership.partnerships.models import Affiliation, Appointment, Body, BodyStanding
from kith.partnership.plan.models import Priority, PriorityLead
from kith.work.meetings.models import AgendaItem, Invitation, Meeting, SchoolHoliday
from kith.work.performance.models import Delivery, Indicator, Remark
from tests.cast import acting, person
from tests.routes import routes

pytestmark = pytest.mark.django_db

READERS = (
    "practitioner",
    "leaver",
    "joiner",
    "stranger",
    "knowsley_manager",
    "administrator",
    "auditor",
    "young_member",
    "agency_lead",
    "council_director",
    "independent_advisor",
    "coordinator",
    "manager",
)

#                                        practitioner
#                                         leaver
#                                          joiner
#                                           stranger
#                                            knowsley_manager
#                                             administrator
#                                              auditor
#                                               young_member
#                                                agency_lead
#                                                 council_director
#                                                  independent_advisor
#                                                   coordinator
#                                                    manager
TABLE = """
members                                  . . . . . . . y y y y y y
members:arrangements.draft               . . . . . . . . . . . y y
members:arrangements.adopt               . . . . . . . . . . . . y
members:arrangements.publish             . . . . . . . . . . . . y
members:arrangements.appoint             . . . . . . . . . . . y y
members:arrangements.keep_function_map   . . . . . . . . . . . y y
members:arrangements.sign_off            . . . . . . . . . . . . y
members:decisions.open                   . . . . . . . . . . . y y
members:decisions.state_position         . . . . . . . . . y . . .
members:actions.raise                    . . . . . . . y y y y y y
members:actions.update                   . . . . . . . . y . . y y
members:actions.revise                   . . . . . . . . . . . y y
members:actions.close                    . . . . . . . . . . . y y
members:actions.hand_over                . . . . . . . . . . . y y
members:actions.carry_over               . . . . . . . . . . . y y
members:meetings.plan                    . . . . . . . . . . . y y
members:meetings.prepare                 . . . . . . . . . . . y y
members:meetings.record                  . . . . . . . . . . . y y
members:meetings.steer                   . . . . . . . . . . . y y
members:meetings.take_part               . . . . . . . . . . . y y
members:plan.priorities                  . . . . . . . . . . . y y
members:plan.drive                       . . . . . . . . . . . y y
members:performance.keep                 . . . . . . . . . . . y y
members:performance.deliver              . . . . . . . . . . . y y
members:performance.remark               . . . . . . . y y y y y y
members:notices.see_post                 . . . . . . . . . . . y y
members:partnerships.manage_people       . . . . . . . . . . . y y
members:partnerships.manage_bodies       . . . . . . . . . . . y y
members:partnerships.read_trail          . . . . . . y . . . . . y
"""

EXPECTED = {
    line.split()[0]: dict(zip(READERS, (mark == "y" for mark in line.split()[1:]), strict=True))
    for line in TABLE.strip().splitlines()
}


def member_routes():
    """Return every address below a partnership, with its path and policy."""
    return [
        (n, path, policy)
        for n, path, policy in routes()
        if path.startswith("/partnerships/<slug:partnership>/")
    ]


def plan_ids(home) -> dict[str, str]:
    """Return what the addresses below a priority are about, for one that nobody of the readers leads."""
    babies = Priority.objects.get(partnership=home, name="Babies under one")
    harm = Priority.objects.get(partnership=home, name="Harm outside the home")
    objective = babies.objectives.get()
    milestone = objective.milestones.get(reached_on__isnull=True).public_id
    names = ("objective", "add_milestone", "move_objective", "complete", "show_impact", "drop")
    return {f"plan:{name}": objective.public_id for name in names} | {
        "plan:reach": milestone,
        "plan:move_milestone": milestone,
        "plan:update": babies.leads.get().public_id,
        "plan:take_back_need": babies.needs.get().public_id,
        "plan:take_back_words": harm.young_people_said.get().public_id,
    }


@pytest.fixture
def places(lrscp, kscp, leicester):
    """Return an address of Leicestershire and Rutland for every route, with something real behind each."""
    by = command("test")
    adopted = Version.objects.of(lrscp).adopted().first()
    draft = draft_version(partnership=lrscp, arrangements=from_plain(adopted.document), by=by)
    function = list_function(
        partnership=lrscp, predecessor_key="effectiveness-group", says="Count what is left", by=by
    )
    proposed = Version.objects.of(lrscp).filter(state="proposed").get()
    somebody = person("agency_lead")
    meeting = Meeting.objects.filter(
        group__partnership=lrscp, group__key="case-review", state="planned"
    ).first()
    decided_on = AgendaItem.objects.filter(
        group__partnership=lrscp, group__key="lrscp", state="taken"
    ).first()
    item = meeting.items.get(title="Publication of a practice review")
    offered = meeting.items.get(offer__isnull=False)
    guest = Invitation.objects.get(item__group__key="planning-and-delivery")
    delivery = Delivery.objects.get(partnership=lrscp)
    challenge = Remark.objects.get(indicator__partnership=lrscp)
    ids = {
        "arrangements:draft": draft.public_id,
        "arrangements:propose": draft.public_id,
        "arrangements:withdraw": draft.public_id,
        "arrangements:return": proposed.public_id,
        "arrangements:appointment": Appointment.objects.get(person=somebody).public_id,
        "arrangements:end_appointment": Appointment.objects.get(person=somebody).public_id,
        "arrangements:hand_on": function.public_id,
        "arrangements:take_function": function.public_id,
        "arrangements:group": Group.objects.get(partnership=lrscp, key="case-review").public_id,
        "arrangements:appoint": Group.objects.get(partnership=lrscp, key="case-review").public_id,
        "arrangements:": adopted.public_id,
        "decisions:ask": proposed.public_id,
        "decisions:": Decision.objects.of(lrscp).first().public_id,
        "actions:": Action.objects.filter(owner=somebody, group__key="case-review", state="open")
        .first()
        .public_id,
        "actions:group": Group.objects.get(partnership=lrscp, key="case-review").public_id,
        "actions:agency": Body.objects.get(key="bramble-community-nhs-trust").public_id,
        "actions:transition": adopted.public_id,
        "actions:raise_transition": adopted.public_id,
        "meetings:": meeting.public_id,
        "meetings:item": item.public_id,
        "meetings:change_item": item.public_id,
        "meetings:move_item": item.public_id,
        "meetings:place_item": item.public_id,
        "meetings:defer_item": item.public_id,
        "meetings:carry_over": item.public_id,
        "meetings:send_on": item.public_id,
        "meetings:close_item": item.public_id,
        "meetings:open_item": item.public_id,
        "meetings:withdraw_item": item.public_id,
        "meetings:matter": item.public_id,
        "meetings:answer_offer": offered.public_id,
        "meetings:invite_again": guest.item.meeting.public_id,
        "meetings:withdraw_invitation": guest.item.meeting.public_id,
        "meetings:remove_school_holiday": SchoolHoliday.objects.filter(partnership=lrscp).first().public_id,
        "meetings:reports": Group.objects.get(partnership=lrscp, key="case-review").public_id,
        "meetings:group": Group.objects.get(partnership=lrscp, key="case-review").public_id,
        "meetings:add": Group.objects.get(partnership=lrscp, key="case-review").public_id,
        "partnerships:body": Body.objects.get(key="bramble-community-nhs-trust").public_id,
        "partnerships:give_standing": Body.objects.get(key="bramble-community-nhs-trust").public_id,
        "partnerships:end_standing": BodyStanding.objects.filter(partnership=lrscp).first().public_id,
        "partnerships:hand_over": BodyStanding.objects.filter(partnership=lrscp).first().public_id,
        "partnerships:": somebody.public_id,
        "notices:": Mail.objects.get(key="samples:lost").public_id,
        "performance:": Indicator.objects.get(partnership=lrscp, key="re-referrals").public_id,
        "performance:answer": challenge.public_id,
        "performance:delivery": delivery.public_id,
        "performance:take_in": delivery.public_id,
        "performance:discard": delivery.public_id,
        "plan:": Priority.objects.get(partnership=lrscp, name="Babies under one").public_id,
        **plan_ids(lrscp),
        "plan:end_lead": PriorityLead.objects.filter(priority__partnership=lrscp).first().public_id,
        "meetings:chairs_action": Group.objects.get(partnership=lrscp, key="case-review").public_id,
        "meetings:decide": decided_on.public_id,
        "meetings:send_up": decided_on.public_id,
    }
    words = {
        "partnership": lrscp.key,
        "seat": "safeguarding-leads",
        "post": "independent-advisor",
        "board": "child-death-review-panel",
        "key": "planning-details",
        "predecessor": "effectiveness-group",
        "former": "joint-executives",
        "agency_class": "nhs-trusts",
        "decision": Decision.objects.of(lrscp).first().public_id,
        "job": Affiliation.objects.get(person=somebody).public_id,
        "group": "case-review",
        "promise": "planning-details",
        "body": "bramble-community-nhs-trust",
        "item": "needs",
        "correction": "no-such-correction",
        "way": "up",
        "duty": "lrscp-frequency-review",
        "end": "group",
        "to": "planning-and-delivery",
        "home": lrscp.key,
        "invitation": guest.public_id,
    }

    special = {"arrangements:record_review": {"key": "case-review-chair"}}

    def address(name: str, path: str) -> str:
        best = max((start for start in ids if name.startswith(start)), key=len, default="")
        values = words | special.get(name, {}) | {"public_id": ids.get(best, "")}
        for word, value in values.items():
            path = path.replace(f"<slug:{word}>", value).replace(f"<str:{word}>", value)
        assert "<" not in path, f"Give {name} an example: {path}"
        return path

    return address


def opens(response) -> bool:
    """Return whether a page opened: shown, or there but only for another method."""
    return response.status_code in {200, 405}


def test_the_table_has_every_policy_that_a_page_asks_for():
    assert {policy for _n, _p, policy in member_routes()} <= set(EXPECTED)


@pytest.mark.parametrize("reader", READERS)
def test_each_reader_opens_just_what_the_table_says(reader, signed_in, places):
    browser = signed_in(reader).browser
    wrong = []
    for name, path, policy in member_routes():
        if name in NOT_FOR_THE_HOME_SIDE | OF_HELD_MEETINGS | IN_THE_MEETING | BETWEEN_GROUPS | BY_OWNERS:
            continue
        response = browser.get(places(name, path))
        if response.status_code not in {200, 404, 405}:
            wrong.append(f"{name}: answered {response.status_code}")
        elif opens(response) != (EXPECTED[policy][reader] and not CLOSED_BY_ITS_RECORD.get(name, False)):
            wrong.append(f"{name}: {response.status_code}, the table says {EXPECTED[policy][reader]}")
    assert wrong == []


NOT_FOR_THE_HOME_SIDE = {"arrangements:sign_off_shared"}
"""Addresses that lead only to another partnership’s shared promises; their own tests open them."""

OF_HELD_MEETINGS = {
    f"meetings:{name}"
    for name in (
        "series", "minutes", "minutes_word", "minutes_pdf", "send_minutes", "return_minutes", "check_minutes",
        "agree_minutes", "correct_minutes", "settle_correction", "minutes_preview", "prepare_minutes",
        "publish_minutes", "take_down_minutes",
    )
}  # fmt: skip
"""Minutes, which open to those who read the group and as far as they have come; their own tests open them."""

IN_THE_MEETING = {
    f"meetings:{name}"
    for name in (
        "room", "attendance_now", "save_minute", "texts", "take_item", "item_action", "declare",
        "lift_interest",
    )
}  # fmt: skip
"""Pages that open from the day before a meeting on, at items as far as they have come, or to whoever sees an
item; their own tests open them."""

BETWEEN_GROUPS = {
    f"meetings:{name}"
    for name in (
        "issue_commission", "commission", "accept_commission", "return_commission", "tell_commission",
        "deliver_commission", "issue_again", "ask_for_more", "discharge_commission", "withdraw_commission",
        "report", "start_report", "write_report", "give_report", "report_pdf", "plan_session",
    )
}  # fmt: skip
"""Commissions, reports and sessions, which open to the people of the one or the other group as far as they
have come; their own tests open them."""

BY_OWNERS = {"performance:answer"}
"""What the people of the agency that owns a figure answer until it is answered; its own tests open it."""

CLOSED_BY_ITS_RECORD = {"arrangements:record_adoption": True}
"""Addresses that only a partnership without any arrangements in force needs; this one has them."""


def test_somebody_who_has_not_signed_in_is_asked_to_wherever_they_knock(anonymous, places):
    for name, path, _policy in member_routes():
        response = anonymous.browser.get(places(name, path))
        assert (response.status_code, response["Location"].split("?")[0]) == (302, "/sign-in"), name
    elsewhere = anonymous.browser.get("/partnerships/no-such-partnership/structure")
    assert (elsewhere.status_code, elsewhere["Location"].split("?")[0]) == (302, "/sign-in")


def test_what_is_forbidden_answers_as_what_is_absent(signed_in, places):
    browser = signed_in("stranger").browser
    absent = browser.get("/partnerships/no-such-partnership/structure")
    for name, path, _policy in member_routes():
        forbidden = browser.get(places(name, path))
        assert forbidden.status_code == absent.status_code == 404, name
        assert forbidden.content == absent.content, name
        assert dict(forbidden.headers) == dict(absent.headers), name


def whole(response) -> bytes:
    """Return all that an answer sends, also where it is sent piece by piece."""
    return b"".join(response.streaming_content) if response.streaming else response.content


LEAK_WORD = "Zephyrwick"
"""A word that stands in a closed draft alone, and on no page of anybody who does not draft."""


@pytest.fixture
def leaking_draft(places, lrscp):
    """Return a closed draft whose title and first group bear the leak word."""
    draft = Version.objects.of(lrscp).get(state="draft")
    document = from_plain(draft.document)
    first, *others = document.groups
    about = document.about.model_copy(update={"title": f"{LEAK_WORD} arrangements"})
    groups = (first.model_copy(update={"name": f"{LEAK_WORD} Group"}), *others)
    changed = document.model_copy(update={"about": about, "groups": groups})
    by = acting("manager", "arrangements.draft")
    change_draft(
        version=draft, arrangements=changed, seen=fingerprint(draft.document), by=by, what="first group"
    )
    return draft


def test_whoever_drafts_sees_the_leak_word(leaking_draft, signed_in, lrscp):
    page = signed_in("coordinator").get(f"/partnerships/{lrscp.key}/versions/{leaking_draft.public_id}/draft")
    assert LEAK_WORD in page.whole_text


@pytest.mark.parametrize(
    "reader", ["stranger", "auditor", "young_member", "council_director", "independent_advisor"]
)
def test_the_leak_word_of_a_draft_is_on_no_page_of_anybody_who_does_not_draft(
    reader, leaking_draft, signed_in, places
):
    browser = signed_in(reader).browser
    pages = [places(name, path) for name, path, _policy in member_routes()]
    leaks = [page for page in ["/", *pages] if LEAK_WORD.encode() in whole(browser.get(page))]
    assert leaks == []


def test_the_leak_word_of_a_draft_is_on_no_public_page(leaking_draft, anonymous, lrscp):
    pages = ["", "/structure", "/promises", "/agencies"]
    bodies = [anonymous.browser.get(f"/public/{lrscp.key}{page}") for page in pages]
    assert [body.status_code for body in bodies] == [200] * len(pages)
    assert not any(LEAK_WORD.encode() in body.content for body in bodies)
