"""One’s own page about mail and calendar, the mail that did not go, and the way there from a mail."""

import pytest
from django.test import Client

from kith.partnership.actions.models import Action
from kith.partnership.notices.models import Feed, Mail, Round, Wish
from kith.partnership.notices.operations.rounds import do_morning_round
from kith.partnership.notices.operations.sending import send_waiting
from tests.cast import TODAY, person
from tests.counting import queries

pytestmark = [pytest.mark.django_db, pytest.mark.ground_kept]

HERE = "/partnerships/leicestershire-and-rutland"


def test_a_member_chooses_how_mail_comes(signed_in):
    page = signed_in("agency_lead").get(f"{HERE}/mail-and-calendar")
    assert "Once a week, on Monday" in page.text
    page = page.click("Choose how mail comes")
    page = page.submit("Save", digest="daily", weekday="2", reminders="in-digest", meetings="no")
    assert "Every working day" in page.text
    assert "Not sent by mail" in page.text
    wish = Wish.objects.get(person=person("agency_lead"))
    assert (wish.digest, wish.weekday, wish.reminders, wish.meetings) == ("daily", 2, "in-digest", False)


def test_reminders_with_a_digest_that_does_not_come_are_refused_with_the_reason(signed_in):
    answers = {"digest": "none", "weekday": "0", "reminders": "in-digest", "meetings": "no"}
    page = signed_in("agency_lead").post(f"{HERE}/mail-and-calendar/choose", answers, status=422)
    assert "Without a digest, reminders can’t come with it." in page.text


def test_a_calendar_address_is_made_shown_once_and_revoked(signed_in):
    client = signed_in("agency_lead")
    page = client.get(f"{HERE}/mail-and-calendar").submit("Make a calendar address")
    address = page.tree.xpath("//code/text()")[0]
    assert Client().get(address.removeprefix("http://127.0.0.1:8000")).status_code == 200
    page = client.get(f"{HERE}/mail-and-calendar")
    assert address not in page.html
    page = page.submit("Revoke the calendar address")
    assert "The calendar address no longer works." in page.text
    assert Client().get(address.removeprefix("http://127.0.0.1:8000")).status_code == 404
    assert not Feed.objects.filter(person=person("agency_lead"), revoked_at__isnull=True).exists()


def test_the_link_in_a_mail_asks_to_sign_in_and_leads_to_ones_own_page(signed_in, anonymous):
    assert anonymous.browser.get("/mail-and-calendar")["Location"] == "/sign-in?next=/mail-and-calendar"
    assert signed_in("agency_lead").get("/mail-and-calendar").heading == "Mail and calendar"
    assert signed_in("administrator").get("/mail-and-calendar").heading == "Home"


def test_the_business_unit_sees_which_mail_may_not_have_gone_and_nothing_of_what_it_says(signed_in):
    lost = Mail.objects.get(key="samples:lost")
    Mail.objects.filter(pk=lost.pk).update(taken_up_at=lost.written_at.replace(year=2025))
    page = signed_in("coordinator").get(f"{HERE}/mail-that-did-not-go")
    row = page.table("Mail that did not go").row(person("planning_chair").name)
    assert "May not have gone" in row["State"]
    assert lost.body not in page.html
    page = page.submit("Send again")
    assert "The mail goes out again within minutes." in page.text
    assert "No mail has failed" in page.text
    assert send_waiting() == 1


def test_the_unit_elsewhere_sees_nothing_of_it(signed_in):
    lost = Mail.objects.get(key="samples:lost")
    Mail.objects.filter(pk=lost.pk).update(taken_up_at=lost.written_at.replace(year=2025))
    page = signed_in("stranger").get("/partnerships/leicester-city/mail-that-did-not-go")
    assert person("planning_chair").name not in page.text


def test_the_list_takes_as_many_queries_with_one_mail_as_with_many(signed_in):
    lost = Mail.objects.get(key="samples:lost")
    Mail.objects.filter(pk=lost.pk).update(taken_up_at=lost.written_at.replace(year=2025))
    client = signed_in("coordinator")
    before = queries(client, f"{HERE}/mail-that-did-not-go")
    for n in range(3):
        Mail.objects.create(
            key=f"more:{n}", person=lost.person, address=lost.address, subject="x", state="given-up",
            wanted_on=TODAY, not_before=lost.not_before, written_at=lost.written_at, written_by="A test",
        )  # fmt: skip
    assert queries(client, f"{HERE}/mail-that-did-not-go") == before


def test_an_action_shows_who_was_reminded_and_when(signed_in):
    action = Action.objects.filter(owner=person("agency_lead"), state="open").first()
    Action.objects.filter(pk=action.pk).update(due_on="2026-11-30")
    Round.objects.all().delete()
    do_morning_round()
    send_waiting()
    page = signed_in("agency_lead").get(f"{HERE}/actions/{action.public_id}")
    assert "Owner, 14 days before: sent 16 November 2026" in page.text
