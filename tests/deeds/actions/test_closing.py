"""Closing takes evidence, words on what changed, and two agencies; some are looked at again (C7)."""

from datetime import date, timedelta

import pytest

from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.queries import entries_about
from kith.partnership.actions.deadlines import ONE_IN, look_again_on, quarter_of
from kith.partnership.actions.models import Action
from kith.partnership.actions.operations.closing import (
    ask_another_to_confirm,
    close_action,
    confirm_closing,
    doubt_closing,
)
from kith.partnership.actions.operations.concluding import send_back, withdraw_action
from kith.partnership.actions.operations.looking_again import open_again, say_it_holds
from kith.partnership.actions.operations.working import add_evidence, report_done
from kith.partnership.actions.public import due_for
from kith.partnership.actions.queries.confirmers import confirmers_of, to_look_at_again
from kith.partnership.partnerships.models import Body
from tests.cast import TODAY, acting, person
from tests.closing import CLOSING, close
from tests.deeds.actions.test_seeing import member

pytestmark = pytest.mark.django_db


def refused(action: Action, **facts) -> Refused:
    usual = {"confirmer": person("police_director"), "by": acting("manager"), "on": TODAY, **CLOSING}
    with pytest.raises(Refused) as raised:
        close_action(action=action, **{**usual, **facts})
    action.refresh_from_db()
    assert action.state == "reported"
    return raised.value


def test_nothing_is_closed_without_what_shows_it_and_what_changed(reported):
    assert refused(reported, shows="", where="").field == "shows"
    assert refused(reported, changed="  ").field == "changed"
    assert refused(reported, where="").field == "where"
    assert refused(reported, where="javascript:alert(1)").field == "where"
    assert not reported.steps.filter(kind="evidence").exists()


def test_evidence_that_the_owner_added_is_enough_and_administration_needs_no_words(reported):
    add_evidence(action=reported, words="A note", where="Folder 3", by=acting("agency_lead"), on=TODAY)
    confirmer = person("police_director")
    said = {"is_administration": True, "changed": "Left over."}
    close_action(action=reported, confirmer=confirmer, by=acting("manager"), on=TODAY, **said)
    assert (reported.state, reported.is_administration, reported.what_changed) == ("to-confirm", True, "")
    assert (reported.ended_on, reported.confirmer) == (None, confirmer)


def test_whoever_confirms_is_of_another_agency_and_none_of_those_who_had_a_part(raised):
    action = raised(owner=person("council_director"))
    report_done(action=action, words="Done.", by=acting("coordinator"), on=TODAY)
    for name in ("council_director", "coordinator", "manager", "knowsley_police_director"):
        assert refused(action, confirmer=person(name)).field == "confirmer"
    close_action(
        action=action, confirmer=person("rutland_director"), by=acting("manager"), on=TODAY, **CLOSING
    )
    assert action.state == "to-confirm"


def test_only_whoever_is_asked_confirms(reported):
    asked = {"confirmer": person("police_director"), **CLOSING}
    close_action(action=reported, by=acting("manager"), on=TODAY, **asked)
    for name in (
        "agency_lead",
        "case_review_chair",
        "manager",
        "health_director",
        "young_member",
        "stranger",
    ):
        with pytest.raises(Refused):
            confirm_closing(action=reported, by=acting(name), on=TODAY)
        with pytest.raises(Refused):
            doubt_closing(action=reported, reason="No.", by=acting(name), on=TODAY)
    confirm_closing(action=reported, by=acting("police_director"), on=TODAY)
    reported.refresh_from_db()
    assert (reported.state, reported.ended_on, reported.ended_by) == ("closed", TODAY, "Barnaby Larkspur")
    deeds = list(entries_about(Subject("action", reported.public_id)).values_list("deed", flat=True))
    assert deeds[:3] == ["confirmed closing", "closed action", "added evidence"]


def test_what_is_not_confirmed_goes_back_to_its_owner_with_the_reason(reported):
    asked = {"confirmer": person("police_director"), **CLOSING}
    close_action(action=reported, by=acting("manager"), on=TODAY, **asked)
    with pytest.raises(Refused, match="Give the reason"):
        doubt_closing(action=reported, reason=" ", by=acting("police_director"), on=TODAY)
    doubt_closing(action=reported, reason="Nothing says by whom.", by=acting("police_director"), on=TODAY)
    reported.refresh_from_db()
    assert (reported.state, reported.confirmer, reported.what_changed, reported.reported_on) == (
        "open", None, "", None,
    )  # fmt: skip
    assert reported.steps.latest("pk").words == "Nothing says by whom."


def test_the_group_can_ask_somebody_else_or_send_it_back(reported):
    asked = {"confirmer": person("police_director"), **CLOSING}
    with pytest.raises(Refused, match="does not wait to be confirmed"):
        ask_another_to_confirm(
            action=reported, confirmer=person("health_director"), by=acting("manager"), on=TODAY
        )
    close_action(action=reported, by=acting("manager"), on=TODAY, **asked)
    another = {"confirmer": person("health_director"), "by": acting("case_review_chair"), "on": TODAY}
    ask_another_to_confirm(action=reported, **another)
    with pytest.raises(Refused):
        confirm_closing(action=reported, by=acting("police_director"), on=TODAY)
    send_back(action=reported, reason="Too soon.", by=acting("case_review_chair"), on=TODAY)
    assert (reported.state, reported.confirmer) == ("open", None)


def asked_of(action: Action, confirmer: str) -> None:
    """Put who is asked to confirm an action behind the back of the deeds."""
    Action.objects.filter(pk=action.pk).update(confirmer=person(confirmer))


def test_whoever_closed_an_action_is_not_asked_to_confirm_it_and_does_not(reported):
    asked = {"confirmer": person("police_director"), **CLOSING}
    closer = person("case_review_chair")
    assert confirmers_of(reported, person("manager").public_id, TODAY).filter(pk=closer.pk).exists()
    close_action(action=reported, by=acting("case_review_chair"), on=TODAY, **asked)
    with pytest.raises(Refused) as refusal:
        ask_another_to_confirm(action=reported, confirmer=closer, by=acting("manager"), on=TODAY)
    assert refusal.value.field == "confirmer"
    asked_of(reported, "case_review_chair")
    with pytest.raises(Refused, match="had no part in"):
        confirm_closing(action=reported, by=acting("case_review_chair"), on=TODAY)
    asked_of(reported, "health_director")
    confirm_closing(action=reported, by=acting("health_director"), on=TODAY)
    assert reported.state == "closed"


def test_whoever_closed_it_the_last_time_may_confirm_once_it_was_reported_anew(reported):
    asked = {"confirmer": person("police_director"), **CLOSING}
    close_action(action=reported, by=acting("case_review_chair"), on=TODAY, **asked)
    send_back(action=reported, reason="Too soon.", by=acting("manager"), on=TODAY)
    report_done(action=reported, words="Now.", by=acting("agency_lead"), on=TODAY)
    asked["confirmer"] = person("case_review_chair")
    close_action(action=reported, by=acting("manager"), on=TODAY, **asked)
    confirm_closing(action=reported, by=acting("case_review_chair"), on=TODAY)
    assert reported.state == "closed"


def test_an_action_that_came_to_the_confirmers_agency_is_not_theirs_to_confirm(reported):
    asked = {"confirmer": person("police_director"), **CLOSING}
    close_action(action=reported, by=acting("manager"), on=TODAY, **asked)
    Action.objects.filter(pk=reported.pk).update(body=Body.objects.get(key="leicestershire-police"))
    with pytest.raises(Refused, match="another agency than the action’s own"):
        confirm_closing(action=reported, by=acting("police_director"), on=TODAY)


def test_what_is_to_be_confirmed_waits_for_whoever_is_asked_and_nobody_else(reported):
    asked = {"confirmer": person("police_director"), **CLOSING}
    close_action(action=reported, by=acting("manager"), on=TODAY, **asked)
    waits = {
        name: reported.public_id in {one.public_id for one in due_for(member(name), TODAY)}
        for name in ("police_director", "health_director", "agency_lead")
    }
    assert waits == {"police_director": True, "health_director": False, "agency_lead": False}


def test_the_draw_takes_about_one_in_five_and_the_first_of_each_quarter():
    closed = date(2026, 3, 31)
    ids = [f"action-{number}" for number in range(1000)]
    drawn = [one for one in ids if look_again_on(one, closed, is_first=False)]
    assert 1000 / ONE_IN * 0.8 < len(drawn) < 1000 / ONE_IN * 1.2
    assert drawn == [one for one in ids if look_again_on(one, closed, is_first=False)]
    assert {look_again_on(one, closed, is_first=True) for one in ids} == {date(2026, 9, 30)}
    assert quarter_of(date(2026, 3, 31)) == (date(2026, 1, 1), date(2026, 3, 31))
    assert quarter_of(date(2026, 10, 1)) == (date(2026, 10, 1), date(2026, 12, 31))


@pytest.fixture
def closed(reported):
    """Return the first action that the Case Review Group closed this quarter."""
    Action.objects.filter(group=reported.group, state="closed").update(ended_on=TODAY - timedelta(days=200))
    close(reported, by="manager")
    reported.refresh_from_db()
    return reported


def test_the_first_of_a_quarter_is_looked_at_again_from_its_day_on_and_not_before(closed):
    turn = date(2027, 5, 16)
    assert closed.look_again_on == turn
    found = {
        day: closed in to_look_at_again(member("manager"), day)
        for day in (turn - timedelta(days=1), turn, turn + timedelta(days=40))
    }
    assert list(found.values()) == [False, True, True]
    with pytest.raises(Refused, match="looked at again from 16 May 2027"):
        say_it_holds(action=closed, words="We asked.", by=acting("manager"), on=turn - timedelta(days=1))
    say_it_holds(action=closed, words="We asked.", by=acting("manager"), on=turn)
    assert closed not in to_look_at_again(member("manager"), turn)
    with pytest.raises(Refused, match="not one of those"):
        say_it_holds(action=closed, words="Once more.", by=acting("manager"), on=turn)


def test_what_does_not_hold_is_open_again_with_its_owner_and_a_new_day(closed):
    turn = closed.look_again_on
    later = turn + timedelta(days=30)
    for name in ("agency_lead", "council_director", "police_director"):
        with pytest.raises(Refused):
            open_again(action=closed, words="It slipped.", due_on=later, by=acting(name), on=turn)
    day = turn - timedelta(days=1)
    with pytest.raises(Refused) as early:
        open_again(action=closed, words="It slipped.", due_on=day, by=acting("manager"), on=turn)
    assert early.value.field == "due_on"
    open_again(
        action=closed, words="Teams have changed.", due_on=later, by=acting("case_review_chair"), on=turn
    )
    closed.refresh_from_db()
    assert (closed.state, closed.due_on, closed.ended_on, closed.confirmer) == ("open", later, None, None)
    kinds = list(closed.steps.order_by("-pk").values_list("kind", flat=True)[:2])
    assert kinds == ["revised", "reopened"]


def test_an_action_that_was_withdrawn_is_not_opened_again(raised):
    action = raised()
    withdraw_action(action=action, reason="A slip.", by=acting("manager"), on=TODAY)
    with pytest.raises(Refused, match="is withdrawn"):
        open_again(action=action, words="We want it.", due_on=TODAY, by=acting("manager"), on=TODAY)
