"""What every answer tells the browser, and who may open which page."""

import pytest
from django.test import Client, override_settings
from django.urls import get_resolver

from kith.base.accounts import urls
from kith.base.kernel.access import PUBLIC, SIGNED_IN

OWN = [p for p in urls.urlpatterns if str(p.pattern).startswith("account")]
OPEN = [p for p in urls.urlpatterns if p not in OWN]


def test_every_page_declares_who_may_open_it():
    assert {p.callback.view_class.policy for p in OWN} == {SIGNED_IN}
    assert {p.callback.view_class.policy for p in OPEN} == {PUBLIC}
    assert len(get_resolver().url_patterns) >= 1


@pytest.mark.parametrize("pattern", OWN, ids=lambda p: p.name)
def test_nobody_opens_a_page_of_an_account_without_signing_in(db, browser, pattern):
    for ask in (browser.get, browser.post):
        answer = ask(f"/{pattern.pattern}")
        assert answer.status_code in {302, 405}
        assert answer.status_code == 405 or answer["Location"].startswith("/sign-in")


@pytest.mark.parametrize("address", ["/sign-in", "/password/forgotten", "/password/sent", "/no-such-page"])
def test_every_answer_says_what_the_browser_may_do(db, browser, address):
    headers = browser.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize("address", ["/account", "/account/password", "/sign-out", "/no-such-page"])
def test_nothing_that_a_signed_in_reader_sees_is_kept(signed_in, address):
    assert signed_in.get(address).headers["Cache-Control"] == "no-store"


def test_pages_on_the_way_in_and_out_are_not_kept_either(account, app, browser, sign_in):
    sign_in()
    assert browser.get("/sign-in/code").headers["Cache-Control"] == "no-store"
    browser.post("/sign-in/code", {"code": app.code()})
    assert browser.post("/sign-out").headers["Cache-Control"] == "no-store"


def test_cookies_can_not_be_read_by_scripts_or_sent_along_from_other_sites(signed_in):
    signed_in.get("/account/password")
    for name in ("sessionid", "csrftoken"):
        cookie = signed_in.cookies[name]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
    assert not signed_in.cookies["sessionid"]["max-age"]


@pytest.mark.parametrize("pattern", urls.urlpatterns, ids=lambda p: p.name)
def test_a_form_from_elsewhere_is_refused(db, account, pattern):
    client = Client(enforce_csrf_checks=True)
    client.force_login(account)
    address = "/" + str(pattern.pattern).replace("<str:who>", account.public_id).replace("<str:token>", "now")
    assert client.post(address, {"password": "x"}).status_code == 403


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace", "options"])
@pytest.mark.parametrize("pattern", urls.urlpatterns, ids=lambda p: p.name)
def test_other_methods_are_refused(signed_in, account, pattern, method):
    address = "/" + str(pattern.pattern).replace("<str:who>", account.public_id).replace("<str:token>", "now")
    answer = getattr(signed_in, method)(address)
    assert answer.status_code in {302, 405, 410}
    assert method != "options" or answer.status_code != 200


@override_settings(SESSION_COOKIE_SECURE=True, SESSION_COOKIE_NAME="__Host-kith-session")
def test_with_the_names_of_production_the_session_cookie_keeps_to_this_host(account, app, browser, sign_in):
    sign_in(secure=True)
    cookie = browser.cookies["__Host-kith-session"]
    assert cookie["secure"]
    assert cookie["path"] == "/"
    assert not cookie["domain"]
