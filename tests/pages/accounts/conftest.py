"""Signing in as people do: a password, then a code from an app."""

import time
from threading import enumerate as running

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client

from kith.base.accounts.operations import make_account, set_password
from kith.base.kernel.actors import command

PASSWORD = "Kettle harbour umbrella 7"


class App:
    """An authenticator app that holds one secret."""

    def __init__(self, secret):
        self.secret = secret

    def code(self, steps=0):
        """Return the code of now, or of so many steps of 30 seconds from now."""
        return format_hotp_value(hotp_value(self.secret, int(time.time()) // 30 + steps))


@pytest.fixture(autouse=True)
def _second_factor_required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def account(db):
    account = make_account(email="ada@example.org", by=command("tests"))
    set_password(account=account, password=PASSWORD)
    return account


@pytest.fixture
def app(account):
    app = App(generate_totp_secret())
    TOTP.activate(account, app.secret)
    RecoveryCodes.activate(account)
    return app


@pytest.fixture
def browser():
    return Client(enforce_csrf_checks=False)


@pytest.fixture
def sign_in(browser):
    def go(email="ada@example.org", password=PASSWORD, client=browser, **more):
        return client.post("/sign-in", {"login": email, "password": password}, **more)

    return go


@pytest.fixture
def signed_in(account, app, browser, sign_in):
    """A browser in which both steps were taken, the second with the code of the step before."""
    sign_in()
    assert browser.post("/sign-in/code", {"code": app.code(-1)}).status_code == 302
    return browser


def mail_gone():
    """Wait until mail that goes out beside the answer has gone."""
    for thread in running():
        if thread.name == "password link":
            thread.join(5)
