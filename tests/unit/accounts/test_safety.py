"""Passwords, sealed secrets and the checks before Kith starts."""

import pytest
from argon2.profiles import RFC_9106_LOW_MEMORY
from cryptography.fernet import InvalidToken
from django.core.exceptions import ImproperlyConfigured

from kith.base.accounts import codes, secrets
from kith.base.accounts.checks import second_factor_stays_on
from kith.base.accounts.hashers import TunedArgon2
from kith.base.accounts.middleware import SecondFactorFirst
from kith.config.mail import mail_from


def test_passwords_are_kept_with_argon2id_at_the_figures_chosen():
    kept = TunedArgon2().encode("Three odd words", "saltsaltsalt")
    assert kept.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert TunedArgon2().verify("Three odd words", kept)


def test_a_password_kept_with_other_figures_is_kept_anew_at_the_next_sign_in():
    hasher = TunedArgon2()
    hasher.memory_cost = RFC_9106_LOW_MEMORY.memory_cost
    assert TunedArgon2().must_update(hasher.encode("Three odd words", "saltsaltsalt"))


def test_a_sealed_secret_opens_with_the_key_it_was_sealed_with_and_with_no_other(settings):
    sealed = secrets.seal("JBSWY3DP")
    assert "JBSWY3DP" not in sealed
    assert secrets.unseal(sealed) == "JBSWY3DP"
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-key-another-key-another-key-another-key-abc"
    assert secrets.unseal(sealed) == "JBSWY3DP"
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(InvalidToken):
        secrets.unseal(sealed)


@pytest.mark.parametrize(
    ("required", "samples", "starts"), [(True, False, True), (False, True, True), (False, False, False)]
)
def test_second_factors_can_only_be_off_where_the_sample_partnerships_are(
    settings, monkeypatch, required, samples, starts
):
    settings.SECOND_FACTOR_REQUIRED = required
    monkeypatch.setattr("kith.base.accounts.checks.apps.is_installed", lambda name: samples)
    assert [error.id for error in second_factor_stays_on(None)] == ([] if starts else ["accounts.E001"])
    if starts:
        assert SecondFactorFirst(lambda request: None)
    else:
        with pytest.raises(ImproperlyConfigured, match="SECOND_FACTOR_REQUIRED is off"):
            SecondFactorFirst(lambda request: None)


def test_a_square_holds_the_text_in_whole_fields():
    square = codes.square_of("otpauth://totp/x?secret=JBSWY3DP")
    assert square.path.startswith("M4,4h1v1h-1z")
    assert square.size > 25


def test_a_secret_is_written_in_groups_of_four():
    assert codes.in_groups("ABCDEFGHIJ") == "ABCD EFGH IJ"


def test_mail_goes_to_the_server_that_is_named_encrypted_unless_said_otherwise():
    given = mail_from("smtp://kith:p%40ss@mail.example.org:2525")
    assert (given["EMAIL_HOST"], given["EMAIL_PORT"]) == ("mail.example.org", 2525)
    assert (given["EMAIL_HOST_USER"], given["EMAIL_HOST_PASSWORD"]) == ("kith", "p@ss")
    assert (given["EMAIL_USE_TLS"], given["EMAIL_USE_SSL"]) == (True, False)
    assert mail_from("smtps://mail.example.org")["EMAIL_PORT"] == 465
    assert not mail_from("smtp+plain://localhost")["EMAIL_USE_TLS"]
    assert "console" in mail_from("")["EMAIL_BACKEND"]
    with pytest.raises(ValueError, match="smtp"):
        mail_from("https://mail.example.org")
