"""Signing in to the samples."""

import pytest

from kith.front.demo.cast import CAST

pytestmark = pytest.mark.django_db


def test_everyone_in_the_cast_can_sign_in_with_one_press(anonymous):
    for part in CAST:
        page = anonymous.get("/samples/sign-in").submit(part.name)
        assert page.heading == "Home"


def test_the_samples_are_not_there_for_a_reader_from_another_machine(anonymous):
    anonymous.browser.defaults["REMOTE_ADDR"] = "192.0.2.7"
    anonymous.get("/samples/sign-in", status=404)
    anonymous.post("/samples/sign-in/manager", status=404)
    assert "Sign in to the samples" not in anonymous.get("/sign-in").links
