"""Setting up a second factor, recovery codes, and one's own account."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from kith.base.accounts.public import has_set_up_second_factor
from kith.base.kernel import clock
from kith.base.trail.models import Entry
from tests.pages.accounts.conftest import App


def words(page):
    return page.content.decode()


def secret_on(page):
    return re.search(r"Key: <strong>([A-Z2-7 ]+)</strong>", words(page)).group(1).replace(" ", "")


def shown_codes(page):
    return [code.replace(" ", "") for code in re.findall(r"<li>(\d{4} \d{4})</li>", words(page))]


@pytest.fixture
def newcomer(account, browser, sign_in):
    """Signed in with a password alone, because there is no second factor yet."""
    sign_in()
    return browser


@pytest.mark.parametrize("address", ["/account", "/account/password", "/account/recovery-codes/new"])
def test_without_a_second_factor_every_page_leads_to_setting_one_up(newcomer, address):
    page = newcomer.get(address)
    assert (page.status_code, page["Location"]) == (302, "/account/second-factor")
    assert newcomer.post(address)["Location"] == "/account/second-factor"


def test_signing_out_is_possible_without_a_second_factor(newcomer):
    assert newcomer.get("/sign-out").status_code == 200


def test_in_the_samples_a_second_factor_may_be_missing(newcomer, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    assert newcomer.get("/account").status_code == 200


def test_the_page_gives_the_secret_as_square_link_and_key(newcomer):
    page = newcomer.get("/account/second-factor")
    secret = secret_on(page)
    assert len(secret) == 32
    assert f"otpauth://totp/ada%40example.org?secret={secret}&amp;issuer=Kith" in words(page)
    assert 'role="img" aria-label="A square' in words(page)
    assert "style=" not in words(page)
    assert "data:" not in words(page)


def test_the_first_code_sets_it_up_and_recovery_codes_follow(newcomer, account, mailoutbox):
    app = App(secret_on(newcomer.get("/account/second-factor")))
    before = newcomer.session.session_key
    page = newcomer.post("/account/second-factor", {"code": app.code()}, follow=True)
    assert page.redirect_chain[-1][0] == "/account/recovery-codes"
    assert len(shown_codes(page)) == 10
    assert newcomer.session.session_key != before
    assert has_set_up_second_factor(account)
    assert newcomer.get("/account").status_code == 200
    assert Entry.objects.last().deed == "set up the second factor of"


def test_a_wrong_first_code_sets_nothing_up_and_keeps_the_secret(newcomer, account):
    page = newcomer.get("/account/second-factor")
    again = newcomer.post("/account/second-factor", {"code": "abc"})
    assert "The code is not right" in words(again)
    assert secret_on(again) == secret_on(page)
    assert not has_set_up_second_factor(account)


def test_the_code_that_set_it_up_does_not_sign_in_as_well(newcomer, sign_in):
    with time_machine.travel(clock.now(), tick=False):
        app = App(secret_on(newcomer.get("/account/second-factor")))
        newcomer.post("/account/second-factor", {"code": app.code()})
        again = Client()
        sign_in(client=again)
        assert "was used before" in words(again.post("/sign-in/code", {"code": app.code()}))


def test_recovery_codes_can_be_read_for_ten_minutes_and_then_never_again(newcomer):
    start = clock.now()
    with time_machine.travel(start, tick=False) as now:
        app = App(secret_on(newcomer.get("/account/second-factor")))
        newcomer.post("/account/second-factor", {"code": app.code()})
        now.move_to(start + timedelta(minutes=10))
        assert len(shown_codes(newcomer.get("/account/recovery-codes"))) == 10
        now.shift(timedelta(seconds=1))
        page = newcomer.get("/account/recovery-codes")
    assert shown_codes(page) == []
    assert "You have 10 recovery codes left." in words(page)


def test_new_recovery_codes_end_the_old_ones(signed_in, account):
    old = account.authenticator_set.get(type="recovery_codes").wrap().get_unused_codes()
    assert "The 10 codes that you have now will stop working." in words(
        signed_in.get("/account/recovery-codes/new")
    )
    page = signed_in.post("/account/recovery-codes/new", follow=True)
    assert len(shown_codes(page)) == 10
    assert not set(shown_codes(page)) & set(old)
    assert Entry.objects.last().deed == "made new recovery codes for"


def test_five_minutes_after_signing_in_the_password_is_asked_again_before_new_codes(signed_in):
    start = clock.now()
    with time_machine.travel(start, tick=False) as now:
        now.move_to(start + timedelta(minutes=6))
        asked = signed_in.get("/account/recovery-codes/new")
        assert asked["Location"].startswith("/account/password-again?next=")
        page = signed_in.get(asked["Location"])
        assert "Enter your password again" in words(page)
        assert "Use a code" in words(page)
        wrong = signed_in.post(asked["Location"], {"password": "guess"})
        assert "The password is not right." in words(wrong)
        right = signed_in.post(asked["Location"], {"password": "Kettle harbour umbrella 7"})
        assert right["Location"] == "/account/recovery-codes/new"
        assert signed_in.get("/account/recovery-codes/new").status_code == 200


def test_a_code_can_be_given_in_place_of_the_password(signed_in, app):
    start = clock.now()
    with time_machine.travel(start, tick=False) as now:
        now.move_to(start + timedelta(minutes=6))
        address = "/account/code-again?next=/account/recovery-codes/new"
        assert "Enter a code again" in words(signed_in.get(address))
        assert signed_in.post(address, {"code": app.code()})["Location"] == "/account/recovery-codes/new"


def test_a_second_factor_can_not_be_set_up_twice_or_switched_off(signed_in):
    assert signed_in.get("/account/second-factor")["Location"] == "/account"
    assert "off" not in words(signed_in.get("/account")).lower().replace("office", "")


def test_the_account_says_how_one_signs_in_and_where_else(signed_in, account):
    Client().force_login(account)
    page = words(signed_in.get("/account"))
    assert "Authenticator app" in page
    assert "10 left" in page
    assert "In 1 other browser" in page


def test_one_can_sign_out_everywhere_else(signed_in, account):
    other = Client()
    other.force_login(account)
    assert signed_in.get("/account/other-sessions").status_code == 405
    signed_in.post("/account/other-sessions")
    assert other.get("/account").status_code == 302
    assert "Nowhere else" in words(signed_in.get("/account"))
