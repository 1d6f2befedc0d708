"""An installation with real records does not start with anything weak."""

import os
import subprocess
import sys

import pytest

from tests.architecture.codebase import TOP

STRONG = {
    "DJANGO_SETTINGS_MODULE": "kith.config.settings.production",
    "KITH_DATABASE_URL": "sqlite:///:memory:",
    "KITH_EMAIL_URL": "smtp://mail.example.org",
    "KITH_SECRET_KEY": "x" * 50,
}
SAY_WHAT_IS_INSTALLED = (
    "from django.conf import settings; print('kith.front.demo' in settings.INSTALLED_APPS)"
)


def start(**changes: str) -> subprocess.CompletedProcess:
    """Read the settings as a server does when it starts."""
    command = [sys.executable, "-c", SAY_WHAT_IS_INSTALLED]
    env = {name: value for name, value in os.environ.items() if not name.startswith("KITH_")}
    return subprocess.run(
        command, cwd=TOP, env=env | STRONG | changes, capture_output=True, text=True, check=False
    )


def test_with_all_that_it_needs_it_starts_without_the_samples():
    assert start().stdout == "False\n"


@pytest.mark.parametrize(
    ("weak", "sentence"),
    [
        ({"KITH_EMAIL_URL": ""}, "Set KITH_EMAIL_URL: the mail server"),
        ({"KITH_SECRET_KEY": ""}, "Set KITH_SECRET_KEY: a long random text"),
        ({"KITH_SECRET_KEY": "x" * 49}, "KITH_SECRET_KEY is shorter than 50 characters."),
    ],
)
def test_what_is_missing_or_weak_is_named(weak, sentence):
    started = start(**weak)
    assert started.returncode != 0
    assert sentence in started.stderr
