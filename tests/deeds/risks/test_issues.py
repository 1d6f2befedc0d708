"""Each deed on an emerging issue: who may, who may not, what is refused, and what stays on record."""

from datetime import timedelta

import pytest

from kith.base.kernel.refusals import Overtaken, Refused
from kith.base.trail.queries import entries_about
from kith.partnership.actions.models import Action
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.queries import membership_of
from kith.partnership.risks.enums import AnswerKind, IssueState
from kith.partnership.risks.models import Issue, Risk
from kith.partnership.risks.operations.answering import act_on_issue, answer_issue, pass_issue
from kith.partnership.risks.operations.issues import name_readers, open_issue
from kith.partnership.risks.operations.keeping import make_risk_of_issue
from kith.partnership.risks.public import changes_since, risks_of_group
from kith.partnership.risks.recording import about_issue
from kith.partnership.risks.scores import Scored
from tests.cast import BY_KEY, TODAY, acting, person

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
EVERYBODY = (
    "agency_lead",
    "case_review_chair",
    "manager",
    "coordinator",
    "council_director",
    "young_member",
    "auditor",
    "stranger",
    "knowsley_manager",
)
ANSWERERS = {"case_review_chair", "manager", "coordinator"}


def member(name: str, on=TODAY):
    return membership_of(person(name).account, key=BY_KEY[name].partnership, on=on)


def sees(name: str, issue: Issue) -> bool:
    return Issue.objects.visible_to(member(name)).filter(pk=issue.pk).exists()


def say_watch(issue, by, **facts):
    usual = {"kind": AnswerKind.WATCH, "words": "We look at it in March.", "answered_on": TODAY, "on": TODAY}
    return answer_issue(issue=issue, by=by, **{**usual, **facts})


def test_whoever_raises_an_issue_is_on_record_with_their_agency(raised):
    issue = raised()
    assert (issue.state, issue.raiser, issue.asked_on) == (IssueState.WAITING, person("agency_lead"), TODAY)
    assert issue.body is not None
    assert entries_about(about_issue(issue)).get().deed == "raised issue"


@pytest.mark.parametrize("empty", ["title", "seen", "comes_from"])
def test_an_issue_says_what_is_seen_and_where_it_comes_from(raised, empty):
    with pytest.raises(Refused) as refused:
        raised(**{empty: " "})
    assert refused.value.field == empty


@pytest.mark.parametrize("name", EVERYBODY)
def test_only_people_of_the_partnership_raise_and_only_the_chair_and_the_unit_answer(raised, name):
    by = acting(name, "partnerships.read_trail" if name == "auditor" else "partnerships.see_partnership")
    if name in {"stranger", "knowsley_manager", "auditor"}:
        with pytest.raises(Refused):
            raised(by=by)
    else:
        assert raised(by=by).raised_by == person(name).name
    issue = raised()
    if name in ANSWERERS:
        say_watch(issue, by)
        assert Issue.objects.get(pk=issue.pk).state == IssueState.WATCHED
    else:
        with pytest.raises(Refused):
            say_watch(issue, by)


def test_an_answer_has_its_words_and_a_day_between_asking_and_today(raised):
    issue, by = raised(on=TODAY - DAY), acting("case_review_chair")
    for wrong, field in (
        ({"words": " "}, "words"),
        ({"answered_on": TODAY + DAY}, "answered_on"),
        ({"answered_on": TODAY - 2 * DAY}, "answered_on"),
    ):
        with pytest.raises(Refused) as refused:
            say_watch(issue, by, **wrong)
        assert refused.value.field == field
    answer = say_watch(issue, by, answered_on=TODAY - DAY)
    assert (answer.asked_on, answer.answered_on) == (TODAY - DAY, TODAY - DAY)


def test_acting_puts_an_action_into_the_one_register(raised, case_review):
    issue = raised()
    act_on_issue(
        issue=issue, words="We ask for a count.", answered_on=TODAY, wording="Count the waits.",
        owner=person("agency_lead"), due_on=TODAY + 30 * DAY, by=acting("case_review_chair"), on=TODAY,
    )  # fmt: skip
    action = Action.objects.about(about_issue(issue)).get()
    assert (action.wording, action.group, action.subject_title) == (
        "Count the waits.",
        case_review,
        "Longer waits",
    )
    with pytest.raises(Refused, match="acted on"):
        say_watch(issue, acting("manager"))


def test_an_issue_passed_on_is_for_the_other_group_to_answer(raised, planning):
    issue, by = raised(), acting("case_review_chair")
    with pytest.raises(Refused, match="was asked already"):
        pass_issue(issue=issue, group=issue.group, words="Theirs.", answered_on=TODAY, by=by, on=TODAY)
    pass_issue(issue=issue, group=planning, words="Theirs.", answered_on=TODAY, by=by, on=TODAY)
    issue = Issue.objects.get(pk=issue.pk)
    assert (issue.group, issue.state, issue.asked_on) == (planning, IssueState.WAITING, TODAY)
    with pytest.raises(Refused, match="The chair of Planning"):
        say_watch(issue, by)
    say_watch(issue, acting("planning_chair"))


def test_two_people_do_not_both_pass_on_the_same_issue(raised, planning, lrscp):
    issue = raised()
    read_before = Issue.objects.get(pk=issue.pk)
    facts = {"words": "Theirs.", "answered_on": TODAY, "by": acting("manager"), "on": TODAY}
    pass_issue(issue=issue, group=planning, **facts)
    third = Group.objects.filter(partnership=lrscp, key="lrscp").get()
    with pytest.raises(Overtaken, match="passed this issue on"):
        pass_issue(issue=read_before, group=third, **facts)
    with pytest.raises(Overtaken):
        say_watch(read_before, acting("case_review_chair"))
    issue = Issue.objects.get(pk=issue.pk)
    assert (issue.group, issue.state, issue.answers.count()) == (planning, IssueState.WAITING, 1)


def test_an_issue_that_comes_back_to_a_group_is_asked_anew(raised, planning):
    issue = raised(on=TODAY - DAY)
    read_before, back = Issue.objects.get(pk=issue.pk), issue.group
    facts = {"words": "Theirs.", "answered_on": TODAY, "by": acting("manager"), "on": TODAY}
    pass_issue(issue=issue, group=planning, **facts)
    pass_issue(issue=issue, group=back, **facts)
    with pytest.raises(Overtaken):
        say_watch(read_before, acting("manager"))
    say_watch(Issue.objects.get(pk=issue.pk), acting("manager"))


def test_an_issue_becomes_a_risk_that_names_it(raised):
    issue = raised()
    facts = {
        "title": "Waits", "cause": "Posts are empty.", "event": "Children wait.",
        "consequence": "Harm goes on.",
        "inherent": Scored(4, 4), "residual": Scored(4, 3), "review_on": TODAY + DAY,
        "owner": person("agency_lead"), "words": "It is a risk.", "answered_on": TODAY,
    }  # fmt: skip
    risk = make_risk_of_issue(issue=issue, by=acting("manager"), on=TODAY, **facts)
    assert (risk.issue, risk.group) == (issue, issue.group)
    assert Issue.objects.get(pk=issue.pk).state == IssueState.BECAME_RISK
    closed = raised(title="A closed one", is_closed=True)
    with pytest.raises(Refused, match="Open the issue first"):
        make_risk_of_issue(issue=closed, by=acting("case_review_chair"), on=TODAY, **facts)
    assert Risk.objects.filter(issue=closed).count() == 0


def test_a_closed_issue_is_known_to_those_whom_it_names_alone(raised):
    plain, closed = raised(), raised(is_closed=True, title="A closed one")
    inside = ("agency_lead", "case_review_chair", "manager", "council_director")
    assert [sees(name, plain) for name in inside] == [True] * 4
    assert [sees(name, closed) for name in inside] == [True, True, False, False]
    for name in ("young_member", "stranger", "knowsley_manager"):
        assert not sees(name, closed)
    with pytest.raises(Refused, match="no such issue"):
        say_watch(closed, acting("manager"))
    name_readers(issue=closed, readers=[person("manager")], by=acting("agency_lead"), on=TODAY)
    assert sees("manager", closed)
    open_issue(issue=closed, reason="No child can be known by it.", by=acting("manager"), on=TODAY)
    assert sees("council_director", closed)


def test_what_a_closed_issue_raised_is_hidden_with_it(raised):
    closed = raised(is_closed=True)
    act_on_issue(
        issue=closed, words="We act.", answered_on=TODAY, wording="Ring the school.",
        owner=person("agency_lead"), due_on=TODAY + DAY, by=acting("case_review_chair"), on=TODAY,
    )  # fmt: skip
    shown = [
        Action.objects.visible_to(member(name)).filter(wording="Ring the school.").exists()
        for name in ("agency_lead", "council_director", "stranger")
    ]
    assert shown == [True, False, False]


def test_a_young_person_sees_what_they_raised_and_nothing_closed(raised, case_review):
    own = raised(by=acting("young_member"))
    assert sees("young_member", own)
    assert not sees("young_member", raised())
    young = Group.objects.filter(partnership=case_review.partnership, key="young-advisers").first()
    assert young is None or not sees("young_member", raised(group=young, is_closed=True))


def test_a_shared_group_shows_the_other_side_neither_the_issue_nor_what_came_of_it(raised, planning):
    issue = raised(group=planning)
    act_on_issue(
        issue=issue, words="We act.", answered_on=TODAY, wording="Ask the three councils.",
        owner=person("agency_lead"), due_on=TODAY + DAY, by=acting("planning_chair"), on=TODAY,
    )  # fmt: skip
    assert not sees("stranger", issue)
    found = Action.objects.filter(wording="Ask the three councils.")
    assert found.visible_to(member("manager")).exists()
    assert not found.visible_to(member("stranger")).exists()


def test_what_a_group_has_before_it_and_what_is_new_since_a_day(raised, entered, case_review):
    issue = raised()
    entered()
    found = risks_of_group(member("manager"), case_review, TODAY)
    assert [one.title for one in found.issues][-1] == issue.title
    assert found.risks[0].review.reason == "Next review on 15 January 2027."
    say_watch(issue, acting("manager"))
    news = [one for one in changes_since(member("manager"), case_review, TODAY - DAY) if one.on == TODAY]
    assert [(one.title, one.says) for one in news if one.title == "Longer waits"] == [
        ("Longer waits", "Raised by Quentin Sandpiper: Children wait longer for a first talk."),
        ("Longer waits", "The group watches it. We look at it in March."),
    ]
    assert [one.says for one in news if "Reviews come late" in one.title] == [
        "Entered with a score of 12. First score."
    ]
    assert changes_since(member("manager"), case_review, TODAY) == ()
