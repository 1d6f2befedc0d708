"""Inviting, links, closing."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client

from kith.base.accounts.links import INVITATIONS, RESETS, EitherKind, set_password_link
from kith.base.accounts.models import Account, OpenSession
from kith.base.accounts.operations import set_password
from kith.base.accounts.public import (
    account_named,
    close_account,
    end_sessions,
    invite,
    make_account,
    reset_second_factor,
)
from kith.base.kernel.actors import Actor
from kith.base.trail.models import Entry

MANAGER = Actor(person="p-manager", name="Maud Example", appointment="a-manager", partnership="northmoor")
MADE = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
PASSWORD = "Kettle harbour umbrella 7"

pytestmark = pytest.mark.django_db


@pytest.fixture
def account():
    account = make_account(email="ada@example.org", by=MANAGER)
    set_password(account=account, password=PASSWORD)
    return account


def test_an_invitation_makes_an_account_without_a_password_and_mails_a_link(
    mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        account = invite(email=" Ada@Example.org ", by=MANAGER)
    assert account.email == "ada@example.org"
    assert account.is_active
    assert not account.has_usable_password()
    (message,) = mailoutbox
    assert message.to == ["ada@example.org"]
    assert message.subject == "Set up your Kith account"
    assert f"http://127.0.0.1:8000/password/set/{account.public_id}/" in message.body


def test_the_invitation_names_nobody_and_says_nothing_of_what_kith_holds(
    mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        invite(email="ada@example.org", by=MANAGER)
    words = (mailoutbox[0].subject + mailoutbox[0].body).lower()
    for word in ("maud", "ada", "northmoor", "child", "safeguarding", "case", "review", "partnership"):
        assert word not in words.replace("http://127.0.0.1:8000", "")


def test_an_invitation_is_in_the_trail_without_the_address(django_capture_on_commit_callbacks):
    account = invite(email="ada@example.org", by=MANAGER)
    entry = Entry.objects.last()
    assert (entry.actor_person, entry.deed) == ("p-manager", "invited")
    assert (entry.subject_kind, entry.subject_id) == ("account", account.public_id)
    assert "ada@example.org" not in str(Entry.objects.values().last())


def test_inviting_somebody_who_is_in_already_sends_nothing(
    account, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        assert invite(email="ADA@example.org", by=MANAGER) == account
    assert mailoutbox == []
    account.refresh_from_db()
    assert account.check_password(PASSWORD)


def test_inviting_again_before_the_password_is_set_sends_a_new_link(
    mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        invite(email="ada@example.org", by=MANAGER)
        invite(email="ada@example.org", by=MANAGER)
    assert len(mailoutbox) == 2
    assert Account.objects.filter(email="ada@example.org").count() == 1


def test_what_is_no_email_address_is_refused():
    with pytest.raises(ValidationError):
        invite(email="ada", by=MANAGER)
    assert not Account.objects.filter(email__startswith="ada").exists()


def test_two_accounts_never_differ_by_case_alone(account):
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create(email="ADA@example.org")
    assert account_named("aDa@example.org") == account


@pytest.mark.parametrize(
    ("links", "lifetime"), [(INVITATIONS, timedelta(days=7)), (RESETS, timedelta(hours=1))]
)
def test_a_link_holds_to_the_last_second_and_not_one_longer(account, links, lifetime):
    with time_machine.travel(MADE, tick=False) as clock:
        token = links.make_token(account)
        clock.move_to(MADE + lifetime)
        assert links.check_token(account, token)
        clock.move_to(MADE + lifetime + timedelta(seconds=1))
        assert not links.check_token(account, token)


def test_a_link_is_dead_once_the_password_is_set(account):
    token = INVITATIONS.make_token(account)
    set_password(account=account, password="Another umbrella harbour 8")
    assert not EitherKind().check_token(account, token)


def test_a_link_is_for_one_account_and_one_purpose(account):
    other = make_account(email="ben@example.org", by=MANAGER)
    assert not INVITATIONS.check_token(other, INVITATIONS.make_token(account))
    assert not RESETS.check_token(account, INVITATIONS.make_token(account))


@pytest.mark.parametrize("token", ["", None, "x", "-", "zzzz-", "!-abc", "abc-def-ghi", "ß-ß"])
def test_what_is_no_token_opens_nothing(account, token):
    assert not EitherKind().check_token(account, token)


def test_nothing_of_a_link_is_kept_in_the_database(account):
    token = set_password_link(account, INVITATIONS).rsplit("/", 1)[-1]
    kept = [str(row) for model in (Account, OpenSession, Entry) for row in model.objects.values()]
    assert not any(token in row for row in kept)


@pytest.mark.parametrize("password", ["short1234", "password12345", "1234567890123", "ada@example.org"])
def test_short_common_and_telling_passwords_are_refused(account, password):
    before = account.password
    with pytest.raises(ValidationError):
        set_password(account=account, password=password)
    account.refresh_from_db()
    assert account.password == before


def test_closing_an_account_ends_its_sessions_at_once_and_nobody_elses(account):
    other = make_account(email="ben@example.org", by=MANAGER)
    mine, theirs = Client(), Client()
    mine.force_login(account)
    theirs.force_login(other)
    close_account(account=account, by=MANAGER, reason="Left the agency")
    assert mine.get("/account").status_code == 302
    assert theirs.get("/account").status_code == 200
    assert list(OpenSession.objects.values_list("account_id", flat=True)) == [other.pk]


def test_a_closed_account_opens_with_no_password_no_link_and_no_old_second_factor(account):
    Authenticator.objects.create(user=account, type="totp", data={"secret": "sealed"})
    token = INVITATIONS.make_token(account)
    close_account(account=account, by=MANAGER)
    account.refresh_from_db()
    assert not account.is_active
    assert not account.check_password(PASSWORD)
    assert not EitherKind().check_token(account, token)
    assert not Authenticator.objects.exists()
    assert [e.deed for e in Entry.objects.all()][-1] == "closed"


def test_a_closed_account_that_is_invited_again_starts_from_nothing(account):
    close_account(account=account, by=MANAGER)
    again = invite(email="ada@example.org", by=MANAGER)
    assert again.pk == account.pk
    assert again.is_active
    assert not again.has_usable_password()


def test_setting_a_password_ends_every_session_but_the_one_named(account):
    here, there = Client(), Client()
    here.force_login(account)
    there.force_login(account)
    kept = here.session.session_key
    set_password(account=account, password="Another umbrella harbour 8", but_session=kept)
    assert list(OpenSession.objects.values_list("session_key", flat=True)) == [kept]


def test_sessions_of_an_account_can_be_ended_and_counted(account):
    for _ in range(3):
        Client().force_login(account)
    assert end_sessions(account=account) == 3


def test_a_lost_second_factor_is_taken_away_with_its_reason_in_the_trail(account):
    Authenticator.objects.create(user=account, type="totp", data={"secret": "sealed"})
    reset_second_factor(account=account, by=MANAGER, reason="Phone lost")
    assert not Authenticator.objects.filter(user=account).exists()
    assert Entry.objects.last().reason == "Phone lost"


def test_the_command_makes_the_first_account_and_prints_a_link_that_works(client):
    out = StringIO()
    call_command("accounts", "create", "first@example.org", stdout=out)
    link = out.getvalue().splitlines()[-1]
    page = client.get(link.removeprefix("http://127.0.0.1:8000"), follow=True)
    assert "Set your password" in page.content.decode()


def test_the_command_refuses_an_account_that_is_in_use(account):
    with pytest.raises(CommandError, match="already has an account"):
        call_command("accounts", "create", "ada@example.org")
    with pytest.raises(CommandError, match="not an email address"):
        call_command("accounts", "create", "ada")


def test_the_command_closes_an_account(account):
    call_command("accounts", "close", "Ada@example.org", "--reason", "Left", stdout=StringIO())
    account.refresh_from_db()
    assert not account.is_active
    with pytest.raises(CommandError, match="no account"):
        call_command("accounts", "close", "nobody@example.org")
