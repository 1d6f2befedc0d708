"""The morning’s round: who is reminded, of what, when, and who gets a digest."""

from contextlib import contextmanager
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.core import mail

from kith.base.trail.models import Entry
from kith.partnership.actions.ladder import Step, day_of, step_on
from kith.partnership.actions.models import Action
from kith.partnership.actions.reminding import actions_to_remind_of
from kith.partnership.decisions.models import Decision
from kith.partnership.notices.deadlines import digest_is_due
from kith.partnership.notices.models import Mail, Round, Rung
from kith.partnership.notices.operations import rounds
from kith.partnership.notices.operations.rounds import do_morning_round
from kith.partnership.notices.operations.sending import send_waiting
from kith.partnership.notices.operations.wishing import make_feed, set_wish
from kith.partnership.partnerships.models import Body, Person
from kith.work.meetings.calendar_mail import mail_for_calendars
from kith.work.meetings.models import AgendaItem, Meeting
from tests.cast import LONDON, NOW, TODAY, acting, person

pytestmark = [pytest.mark.django_db, pytest.mark.ground_kept]

SEVEN = NOW.replace(hour=7)


@contextmanager
def the_clock_at(instant: datetime):
    with time_machine.travel(instant, tick=False):
        yield


@pytest.fixture(autouse=True)
def _no_round_yet(db: None) -> None:
    """Begin the day anew: the samples count its round as done."""
    Round.objects.all().delete()


@pytest.fixture
def action(lrscp) -> Action:
    """Return an open action of the agency lead, with no other action near."""
    Action.objects.exclude(pk=(one := _open_one()).pk).update(due_on=date(2027, 9, 1))
    return one


def _open_one() -> Action:
    return Action.objects.filter(owner=person("agency_lead"), state="open").select_related("group").first()


def due(action: Action, day: date) -> None:
    Action.objects.filter(pk=action.pk).update(due_on=day)


def wish(name: str, **facts) -> None:
    answers = {"digest": "none", "weekday": 0, "reminders": "at-once", "meetings": True} | facts
    set_wish(person=person(name), by=acting(name), **answers)


def reminders_of(name: str) -> list[str]:
    return list(
        Rung.objects.filter(person=person(name), subject_kind="action").values_list("rung", flat=True)
    )


@pytest.mark.parametrize(
    ("due_on", "step", "day"),
    [
        (date(2026, 11, 30), Step.OWNER_EARLY, date(2026, 11, 16)),
        (date(2026, 11, 28), Step.OWNER_EARLY, date(2026, 11, 13)),
        (date(2026, 11, 19), Step.OWNER_SOON, date(2026, 11, 16)),
        (date(2026, 11, 17), Step.OWNER_SOON, date(2026, 11, 13)),
        (date(2026, 11, 16), Step.LEAD, date(2026, 11, 17)),
        (date(2026, 11, 20), Step.LEAD, date(2026, 11, 23)),
        (date(2026, 11, 2), Step.CHAIR, date(2026, 11, 16)),
        (date(2026, 12, 11), Step.CHAIR, date(2026, 12, 29)),
    ],
)
def test_a_step_is_taken_on_its_day_or_on_a_working_day_that_is_not_too_late(due_on, step, day):
    assert day_of(step, due_on) == day
    assert step_on(day, due_on) == step
    assert step_on(day - timedelta(days=1), due_on) != step


@pytest.mark.parametrize(
    ("due_on", "who", "rung"),
    [
        (TODAY + timedelta(days=14), "agency_lead", ["owner, 14 days before"]),
        (TODAY + timedelta(days=15), "agency_lead", []),
        (TODAY + timedelta(days=3), "agency_lead", ["owner, 3 days before"]),
        (TODAY, "agency_lead", ["owner, 3 days before"]),
    ],
    ids=["14 days", "15 days", "3 days", "today"],
)
def test_the_owner_is_reminded_on_the_day_and_once(action, due_on, who, rung):
    due(action, due_on)
    do_morning_round()
    assert reminders_of(who) == rung
    Round.objects.all().delete()
    with the_clock_at(NOW + timedelta(hours=1)):
        do_morning_round()
    assert reminders_of(who) == rung
    assert Mail.objects.filter(kind="reminder", person=person(who)).count() == len(rung)


def test_a_day_late_the_agencys_lead_is_reminded_and_after_14_the_chair(action, lrscp):
    due(action, TODAY - timedelta(days=3))
    do_morning_round()
    late = set(Rung.objects.filter(subject_id=action.public_id).values_list("rung", flat=True))
    assert late == {"agency’s lead, 1 day late"}
    assert reminders_of("agency_lead") == []
    due(action, TODAY - timedelta(days=14))
    Round.objects.all().delete()
    do_morning_round()
    rungs = Rung.objects.filter(subject_id=action.public_id, rung="chair, 14 days late")
    assert rungs.count() == 1
    again = [r for r in actions_to_remind_of(lrscp, TODAY) if r.about.id == action.public_id]
    assert {r.rung for r in again} == {"chair, 14 days late"}


def test_each_step_is_in_the_trail_of_the_action(action):
    due(action, TODAY + timedelta(days=3))
    do_morning_round()
    entry = Entry.objects.get(deed="reminded of", subject_id=action.public_id)
    assert entry.new == {"rung": "owner, 3 days before", "person": person("agency_lead").public_id}


def test_an_action_that_is_hidden_from_somebody_is_not_in_their_reminders(action, lrscp, monkeypatch):
    due(action, TODAY + timedelta(days=3))
    assert list(actions_to_remind_of(lrscp, TODAY))
    from django.db.models import Q

    from kith.base.kernel.access import hold_outs

    hold_outs.add("test", ("action", lambda _person: Q(pk=action.pk)))
    try:
        assert not list(actions_to_remind_of(lrscp, TODAY))
    finally:
        hold_outs.remove("test")


def test_the_round_begins_at_seven_on_working_days_and_is_done_once():
    for early in (SEVEN - timedelta(seconds=1), datetime(2026, 11, 15, 10, tzinfo=LONDON)):
        with the_clock_at(early):
            assert do_morning_round() == 0
            assert not Round.objects.exists()
    with the_clock_at(SEVEN):
        assert do_morning_round() > 0
        assert do_morning_round() == 0
    assert Round.objects.count() == 1


def test_a_round_that_failed_half_way_goes_on_where_it_was(monkeypatch):
    real, failing = rounds.send_digest, person("manager")

    def fail_for_one(*, person, **rest):
        if person == failing:
            raise RuntimeError("crash")
        return real(person=person, **rest)

    monkeypatch.setattr(rounds, "send_digest", fail_for_one)
    do_morning_round()
    digests = Mail.objects.filter(kind="digest")
    others = digests.count()
    assert others
    assert not digests.filter(person=failing).exists()
    monkeypatch.setattr(rounds, "send_digest", real)
    do_morning_round()
    assert digests.filter(person=failing).count() == 1
    assert digests.count() == others + 1


@pytest.mark.parametrize(
    ("digest", "weekday", "on", "due_then"),
    [
        ("daily", 0, date(2026, 11, 17), True),
        ("daily", 0, date(2026, 11, 21), False),
        ("none", 0, date(2026, 11, 16), False),
        ("weekly", 0, date(2026, 11, 16), True),
        ("weekly", 0, date(2026, 11, 17), False),
        ("weekly", 0, date(2026, 8, 31), False),
        ("weekly", 0, date(2026, 9, 1), True),
        ("weekly", 4, date(2026, 12, 25), False),
        ("weekly", 4, date(2026, 12, 29), True),
        ("weekly", 4, date(2026, 12, 30), False),
    ],
)
def test_a_digest_comes_on_its_day_or_the_next_working_day(digest, weekday, on, due_then):
    assert digest_is_due(digest, weekday, on) is due_then


def test_a_digest_counts_by_kind_and_comes_only_when_something_waits(action):
    wish("agency_lead", digest="daily")
    due(action, TODAY)
    do_morning_round()
    send_waiting()
    mine = [m for m in mail.outbox if m.to == [person("agency_lead").account.email]]
    digests = [m for m in mine if m.subject == "What waits for you in Kith"]
    assert len(digests) == 1
    assert "1 action" in digests[0].body
    Mail.objects.filter(kind="digest").delete()
    Round.objects.all().delete()
    assert not Mail.objects.filter(kind="digest", person=person("practitioner")).exists()


def test_reminders_wait_for_the_digest_of_who_wishes_so_and_come_all_the_same_without_one(action):
    wish("agency_lead", digest="weekly", weekday=1, reminders="in-digest")
    due(action, TODAY + timedelta(days=3))
    do_morning_round()
    assert Rung.objects.get(subject_id=action.public_id).mail is None
    with the_clock_at(SEVEN + timedelta(days=1)):
        do_morning_round()
        send_waiting()
    rung = Rung.objects.get(subject_id=action.public_id)
    assert rung.mail.kind == "digest"
    body = next(m.body for m in mail.outbox if m.to == [person("agency_lead").account.email])
    assert "An action that you owe is due on 19 November 2026." in body


def test_no_mail_of_the_whole_installation_says_what_it_is_about():
    for name in ("agency_lead", "planning_chair", "manager"):
        wish(name, digest="daily")
    for action in Action.objects.filter(state="open"):
        due(action, TODAY + timedelta(days=3 if action.pk % 2 else -14))
    for meeting in Meeting.objects.filter(state="planned").select_related("group__partnership")[:5]:
        meeting.agenda_sent_on = TODAY
        mail_for_calendars(meeting, by=acting("manager"))
    do_morning_round()
    assert send_waiting() > 20
    kinds = set(Mail.objects.filter(state="sent").values_list("kind", flat=True))
    assert {"reminder", "digest", "meeting"} <= kinds
    said = "\n".join(
        " ".join([m.subject, m.body, *(part.get_payload() for part in m.attachments)]) for m in mail.outbox
    ).casefold()
    # Titles of one word, such as “Actions”, are words of Kith itself; a group’s own name stands in calendars.
    names = set(Meeting.objects.values_list("group__name", flat=True))
    words = {
        *Action.objects.values_list("wording", flat=True),
        *AgendaItem.objects.values_list("title", flat=True),
        *Decision.objects.values_list("title", flat=True),
        *Person.objects.values_list("name", flat=True),
        *Body.objects.values_list("name", flat=True),
    }
    telling = [word for word in words if " " in word and word not in names]
    assert len(telling) > 50
    assert [word for word in telling if word.casefold() in said] == []


def test_whoever_has_left_is_reminded_of_nothing(action):
    Action.objects.filter(pk=action.pk).update(owner=person("leaver"), due_on=TODAY + timedelta(days=3))
    do_morning_round()
    assert not Rung.objects.filter(person=person("leaver")).exists()
    assert not Mail.objects.filter(person=person("leaver")).exists()


def test_a_wish_is_ones_own():
    from kith.base.kernel.refusals import Refused

    with pytest.raises(Refused, match="themselves"):
        set_wish(
            person=person("manager"), digest="none", weekday=0, reminders="at-once", meetings=False,
            by=acting("coordinator"),
        )  # fmt: skip
    with pytest.raises(Refused, match="themselves"):
        make_feed(person=person("manager"), by=acting("coordinator"))
    with pytest.raises(Refused, match="digest"):
        wish("manager", reminders="in-digest")
