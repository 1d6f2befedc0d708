"""The pages of signing in and out."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from kith.base.accounts.models import OpenSession
from kith.base.accounts.operations import close_account
from kith.base.accounts.public import WayIn, ways_in
from kith.base.kernel import clock
from kith.base.kernel.actors import command
from kith.base.trail.models import Entry
from tests.pages.accounts.conftest import PASSWORD

START = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
WRONG = "The email address or the password is not right."


def words(page):
    return page.content.decode()


def test_the_sign_in_page_asks_for_address_and_password_and_offers_no_sign_up(db, browser):
    page = browser.get("/sign-in")
    assert "<h1" in words(page)
    assert 'type="password"' in words(page)
    assert 'autocomplete="current-password"' in words(page)
    assert "Accounts come by invitation" in words(page)
    assert "Remember" not in words(page)
    assert "sign up" not in words(page).lower()


@pytest.mark.parametrize(
    "address",
    [
        "/signup",
        "/sign-up",
        "/accounts/signup/",
        "/login/",
        "/email/",
        "/2fa/",
        "/account/inactive",
        "/admin/",
    ],
)
def test_addresses_of_the_package_that_are_not_used_do_not_exist(db, browser, address):
    assert browser.get(address).status_code == 404


def test_a_password_and_then_a_code_sign_in(account, app, browser, sign_in):
    first = sign_in()
    assert (first.status_code, first["Location"]) == (302, "/sign-in/code")
    assert browser.get("/account")["Location"].startswith("/sign-in?next=")
    second = browser.post("/sign-in/code", {"code": app.code()})
    assert (second.status_code, second["Location"]) == (302, "/")
    assert "ada@example.org" in words(browser.get("/account"))


def test_the_address_may_be_typed_in_any_case_and_the_code_with_a_space(account, app, browser, sign_in):
    sign_in(email="Ada@Example.ORG")
    code = app.code()
    browser.post("/sign-in/code", {"code": f"{code[:3]} {code[3:]}"})
    assert browser.get("/account").status_code == 200


def test_after_signing_in_the_reader_goes_on_to_the_page_that_was_asked_for(account, app, browser):
    asked = browser.get("/account/recovery-codes")["Location"]
    browser.post(asked, {"login": "ada@example.org", "password": PASSWORD})
    assert browser.post("/sign-in/code", {"code": app.code()})["Location"] == "/account/recovery-codes"


@pytest.mark.parametrize(
    "place",
    [
        "https://elsewhere.example/",
        "//elsewhere.example",
        "///elsewhere.example",
        "/\\elsewhere.example",
        "\\\\elsewhere.example",
        "http:elsewhere.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://testserver@elsewhere.example/",
        "https://elsewhere.example\\@testserver/",
        "\t//elsewhere.example",
        "%2F%2Felsewhere.example",
    ],
)
def test_nobody_is_sent_to_another_site_after_signing_in(account, app, browser, place):
    browser.post(
        "/sign-in",
        {"login": "ada@example.org", "password": PASSWORD, "next": place},
        query_params={"next": place},
    )
    place_after = browser.post("/sign-in/code", {"code": app.code()})["Location"]
    assert "elsewhere" not in place_after or place_after.startswith("/%2F") or place_after.startswith("%2F")
    assert not place_after.startswith(("//", "http", "java", "data", "\\", "/\\"))


def test_wrong_password_no_account_no_password_yet_and_closed_account_answer_alike(account, app, sign_in, db):
    from kith.base.accounts.operations import make_account

    make_account(email="invited@example.org", by=command("tests"))
    closed = make_account(email="closed@example.org", by=command("tests"))
    close_account(account=closed, by=command("tests"))
    pages = [
        sign_in(email, "not the password", client=Client())
        for email in ("ada@example.org", "nobody@example.org", "invited@example.org", "closed@example.org")
    ]
    assert {page.status_code for page in pages} == {200}
    assert all(WRONG in words(page) for page in pages)
    assert len({without_address(without_token(words(page))) for page in pages}) == 1


def without_token(text):
    start = text.index('name="csrfmiddlewaretoken"')
    return text[:start] + text[text.index(">", start) :]


def without_address(text):
    for address in ("ada", "nobody", "invited", "closed"):
        text = text.replace(f"{address}@example.org", "")
    return text


def test_a_wrong_code_is_refused_with_a_sentence(account, app, browser, sign_in):
    sign_in()
    page = browser.post("/sign-in/code", {"code": "000000" if app.code() != "000000" else "000001"})
    assert "The code is not right" in words(page)
    assert browser.get("/account").status_code == 302


def test_a_code_works_once_even_in_the_step_after(account, app, browser, sign_in):
    with time_machine.travel(clock.now(), tick=False) as now:
        sign_in()
        code = app.code()
        browser.post("/sign-in/code", {"code": code})
        now.shift(timedelta(seconds=31))
        again = Client()
        sign_in(client=again)
        page = again.post("/sign-in/code", {"code": code})
    assert "was used before" in words(page)
    assert again.get("/account").status_code == 302


@pytest.mark.parametrize(("steps", "works"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_a_phones_clock_may_be_one_step_off(app, browser, sign_in, steps, works):
    with time_machine.travel(clock.now(), tick=False):
        sign_in()
        browser.post("/sign-in/code", {"code": app.code(steps)})
        assert (browser.get("/account").status_code == 200) is works


def test_a_recovery_code_signs_in_once(account, app, sign_in):
    code = account.authenticator_set.get(type="recovery_codes").wrap().get_unused_codes()[0]
    for works in (True, False):
        client = Client()
        sign_in(client=client)
        client.post("/sign-in/code", {"code": code})
        assert (client.get("/account").status_code == 200) is works


def test_secrets_of_second_factors_are_sealed_in_the_database(account, app):
    kept = str([row.data for row in account.authenticator_set.all()])
    assert app.secret not in kept
    seed = account.authenticator_set.get(type="recovery_codes").data["seed"]
    assert seed.startswith("gAAAA")


def test_the_session_has_another_id_after_signing_in_and_the_old_one_is_dead(account, app, browser, sign_in):
    sign_in()
    before = browser.cookies["sessionid"].value
    browser.post("/sign-in/code", {"code": app.code()})
    assert browser.cookies["sessionid"].value != before
    thief = Client()
    thief.cookies["sessionid"] = before
    assert thief.get("/account").status_code == 302


def test_signing_in_is_in_the_trail(signed_in, account):
    assert [(e.deed, e.subject_id) for e in Entry.objects.all()][-1] == ("signed in to", account.public_id)


def test_signing_out_takes_a_press_and_ends_the_session(signed_in):
    asked = signed_in.get("/sign-out")
    assert "You are signed in as ada@example.org." in words(asked)
    assert signed_in.get("/account").status_code == 200
    done = signed_in.post("/sign-out")
    assert done["Location"] == "/sign-in"
    assert done["Clear-Site-Data"] == '"cache", "storage"'
    assert not OpenSession.objects.filter(account__isnull=False).exists()


def test_somebody_halfway_in_can_begin_with_another_account(account, app, browser, sign_in):
    sign_in()
    assert browser.get("/sign-in")["Location"] == "/sign-in/code"
    browser.post("/sign-out")
    assert browser.get("/sign-in").status_code == 200


def test_a_session_ends_after_thirty_minutes_without_a_page(account, app, browser, sign_in):
    with time_machine.travel(START, tick=False) as now:
        sign_in()
        browser.post("/sign-in/code", {"code": app.code()})
        now.shift(timedelta(minutes=30))
        assert browser.get("/account").status_code == 200
        now.shift(timedelta(minutes=30, seconds=1))
        assert browser.get("/account").status_code == 302
    assert not OpenSession.objects.filter(account__isnull=False).exists()


def test_a_session_ends_after_twelve_hours_however_busy(account, app, browser, sign_in):
    with time_machine.travel(START, tick=False) as now:
        sign_in()
        browser.post("/sign-in/code", {"code": app.code()})
        for minutes in range(20, 12 * 60 + 1, 20):
            now.move_to(START + timedelta(minutes=minutes))
            assert browser.get("/account").status_code == 200
        now.move_to(START + timedelta(hours=12, seconds=1))
        assert browser.get("/account").status_code == 302


def test_reading_pages_writes_the_session_at_most_once_a_minute(signed_in, django_assert_max_num_queries):
    signed_in.get("/account")
    with django_assert_max_num_queries(4) as asked:
        signed_in.get("/account")
    assert not [query for query in asked.captured_queries if query["sql"].startswith(("UPDATE", "INSERT"))]


def test_too_many_wrong_passwords_are_stopped_and_the_holder_still_gets_in_from_elsewhere(
    account, app, browser, sign_in
):
    stranger = Client(REMOTE_ADDR="192.0.2.7")
    pages = [words(sign_in(password="guess", client=stranger)) for _ in range(20)]
    assert WRONG in pages[0]
    assert "too many tries" in pages[-1].lower()
    assert "too many tries" in words(sign_in(client=stranger)).lower()
    sign_in()
    browser.post("/sign-in/code", {"code": app.code()})
    assert browser.get("/account").status_code == 200


def test_codes_can_not_be_guessed_one_after_the_other(account, app, browser, sign_in):
    sign_in()
    right = app.code()
    guesses = [f"{number:06}" for number in range(6) if f"{number:06}" != right]
    pages = [words(browser.post("/sign-in/code", {"code": guess})) for guess in [*guesses, *guesses]]
    assert "There were too many tries" in pages[-1]
    assert "There were too many tries" in words(browser.post("/sign-in/code", {"code": right}))


def test_another_room_can_offer_a_way_to_sign_in(db, browser):
    ways_in.add("test", lambda request: WayIn("Sign in as one of the cast", "/cast"))
    ways_in.add("hidden", lambda request: None)
    try:
        page = words(browser.get("/sign-in"))
    finally:
        ways_in.remove("test")
        ways_in.remove("hidden")
    assert '<a class="govuk-link" href="/cast">Sign in as one of the cast</a>' in page
