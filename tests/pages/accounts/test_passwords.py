"""Setting and changing a password."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from kith.base.accounts.links import INVITATIONS, RESETS, set_password_link
from kith.base.accounts.operations import close_account, make_account
from kith.base.kernel import clock
from kith.base.kernel.actors import command
from tests.pages.accounts.conftest import PASSWORD, mail_gone

NEW = "Another umbrella harbour 8"


def words(page):
    return page.content.decode()


def path_of(link):
    return link.removeprefix("http://127.0.0.1:8000")


def link_in(message):
    return path_of(re.search(r"http://\S+", message.body).group())


def without_token(text):
    return re.sub(r'csrfmiddlewaretoken"[^>]*', "", text)


def test_an_invitation_sets_the_first_password_once(db, browser, sign_in):
    account = make_account(email="ben@example.org", by=command("tests"))
    link = path_of(set_password_link(account, INVITATIONS))
    page = browser.get(link, follow=True)
    here = page.redirect_chain[-1][0]
    assert here == f"/password/set/{account.public_id}/now"
    assert link.rsplit("/", 1)[-1] not in words(page)
    done = browser.post(here, {"password": NEW}, follow=True)
    assert "Your password is set" in words(done)
    assert sign_in("ben@example.org", NEW)["Location"] == "/"
    over = Client().get(link)
    assert over.status_code == 410
    assert "This link can’t be used any more" in words(over)


@pytest.mark.parametrize(("late", "status"), [(timedelta(0), 302), (timedelta(seconds=1), 410)])
def test_an_invitation_can_be_used_to_the_last_second_of_the_seventh_day(db, browser, late, status):
    start = clock.now().replace(microsecond=0)
    with time_machine.travel(start, tick=False) as now:
        account = make_account(email="ben@example.org", by=command("tests"))
        link = path_of(set_password_link(account, INVITATIONS))
        now.move_to(start + timedelta(days=7) + late)
        assert browser.get(link).status_code == status


def test_a_link_that_runs_out_while_the_page_is_open_sets_nothing(account, browser):
    start = clock.now().replace(microsecond=0)
    with time_machine.travel(start, tick=False) as now:
        here = browser.get(path_of(set_password_link(account, RESETS)))["Location"]
        now.move_to(start + timedelta(hours=1, seconds=1))
        assert browser.post(here, {"password": NEW}).status_code == 410
    account.refresh_from_db()
    assert account.check_password(PASSWORD)


def test_no_account_a_wrong_token_and_a_closed_account_answer_alike(account, browser):
    closed = make_account(email="closed@example.org", by=command("tests"))
    token = INVITATIONS.make_token(closed)
    close_account(account=closed, by=command("tests"))
    pages = [
        browser.get(address)
        for address in (
            "/password/set/nobody2345nobody/abc-def",
            f"/password/set/{account.public_id}/abc-def",
            f"/password/set/{account.public_id}/now",
            f"/password/set/{closed.public_id}/{token}",
        )
    ]
    assert {page.status_code for page in pages} == {410}
    assert len({words(page) for page in pages}) == 1


def test_a_weak_password_is_refused_beside_the_question(account, browser):
    here = browser.get(path_of(set_password_link(account, RESETS)))["Location"]
    page = browser.post(here, {"password": "short"})
    assert "at least 12 characters" in words(page)
    assert "There is a problem" in words(page)
    assert 'value="short"' not in words(page)


def test_setting_a_password_by_link_signs_out_whoever_was_signed_in(signed_in, account):
    account.refresh_from_db()
    here = signed_in.get(path_of(set_password_link(account, RESETS)))["Location"]
    signed_in.post(here, {"password": NEW})
    assert signed_in.get("/account").status_code == 302


def test_a_forgotten_password_is_set_anew_by_mail(account, browser, mailoutbox):
    page = browser.post("/password/forgotten", {"email": "ADA@example.org"}, follow=True)
    mail_gone()
    assert "Check your email" in words(page)
    (message,) = mailoutbox
    assert message.to == ["ada@example.org"]
    here = browser.get(link_in(message))["Location"]
    browser.post(here, {"password": NEW})
    account.refresh_from_db()
    assert account.check_password(NEW)


def test_somebody_who_never_used_the_invitation_gets_it_again(db, browser, mailoutbox):
    make_account(email="ben@example.org", by=command("tests"))
    browser.post("/password/forgotten", {"email": "ben@example.org"})
    mail_gone()
    assert [message.subject for message in mailoutbox] == ["Set up your Kith account"]


def test_an_address_with_and_without_an_account_are_answered_alike(account, browser, mailoutbox):
    answers = [
        browser.post("/password/forgotten", {"email": email}, follow=True)
        for email in ("ada@example.org", "nobody@example.org")
    ]
    mail_gone()
    assert len({without_token(words(answer)) for answer in answers}) == 1
    assert {answer.redirect_chain[0] for answer in answers} == {("/password/sent", 302)}
    assert len(mailoutbox) == 1


def test_one_address_gets_three_links_in_a_quarter_of_an_hour(account, browser, mailoutbox):
    answers = [browser.post("/password/forgotten", {"email": "ada@example.org"}) for _ in range(6)]
    mail_gone()
    assert {answer["Location"] for answer in answers} == {"/password/sent"}
    assert len(mailoutbox) == 3


def test_too_many_requests_from_one_place_get_a_page_that_says_so(db, browser):
    answers = [browser.post("/password/forgotten", {"email": f"n{n}@example.org"}) for n in range(25)]
    assert answers[-1].status_code == 429
    assert "Too many tries" in words(answers[-1])


def test_changing_the_password_keeps_this_session_and_ends_the_others(signed_in, account):
    other = Client()
    other.force_login(account)
    before = signed_in.session.session_key
    done = signed_in.post("/account/password", {"current": PASSWORD, "password": NEW})
    assert done["Location"] == "/account"
    assert signed_in.get("/account").status_code == 200
    assert signed_in.session.session_key != before
    assert other.get("/account").status_code == 302
    account.refresh_from_db()
    assert account.check_password(NEW)


def test_changing_the_password_takes_the_current_one(signed_in, account):
    page = signed_in.post("/account/password", {"current": "guess", "password": NEW})
    assert "The current password is not right." in words(page)
    account.refresh_from_db()
    assert account.check_password(PASSWORD)
