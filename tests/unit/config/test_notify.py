"""Mail through GOV.UK Notify: what is sent, how it is signed, and what counts as not taken."""

import base64
import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.error import HTTPError

import pytest
from django.core.mail import EmailMessage, get_connection

from kith.config.mail import mail_from
from kith.partnership.notices.notify import NotTaken

SERVICE = "26785a09-ab16-4eb0-8407-a37497a57506"
SECRET = "3d844edf-8d35-48ac-975b-e847b4f122b0"
TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a"


class Notify(BaseHTTPRequestHandler):
    """Answers as Notify does, and keeps what it was asked."""

    code = 201
    asked: list[dict] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        said = {"path": self.path, "key": self.headers["Authorization"], "facts": json.loads(body)}
        self.asked.append(said)
        self.send_response(self.code)
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_words) -> None:
        """Say nothing."""


@pytest.fixture
def notify(settings) -> Iterator[type[Notify]]:
    """Run such a server, and point Kith at it."""
    handler = type("Handler", (Notify,), {"asked": [], "code": 201})
    server = HTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    point_at(settings, server.server_port)
    yield handler
    server.shutdown()
    server.server_close()


def point_at(settings, port: int) -> None:
    url = f"notify://kith-live-{SERVICE}-{SECRET}@{TEMPLATE}?server=http://127.0.0.1:{port}"
    for name, value in mail_from(url).items():
        setattr(settings, name, value)


def send() -> int:
    letter = EmailMessage("A reminder from Kith", "Something waits.", to=["somebody@example.org"])
    return get_connection().send_messages([letter])


def plain(part: str) -> dict:
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def test_a_mail_goes_into_the_template_signed_with_the_secret_of_the_key(notify):
    assert send() == 1
    (asked,) = notify.asked
    assert asked["path"] == "/v2/notifications/email"
    assert asked["facts"] == {
        "email_address": "somebody@example.org",
        "template_id": TEMPLATE,
        "personalisation": {"subject": "A reminder from Kith", "body": "Something waits."},
    }
    head, claims, signature = asked["key"].removeprefix("Bearer ").split(".")
    assert plain(head) == {"typ": "JWT", "alg": "HS256"}
    assert plain(claims)["iss"] == SERVICE
    right = hmac.new(SECRET.encode(), f"{head}.{claims}".encode(), hashlib.sha256).digest()
    assert base64.urlsafe_b64encode(right).rstrip(b"=").decode() == signature


@pytest.mark.parametrize("code", [400, 403, 429])
def test_what_notify_refuses_was_not_taken(notify, code):
    notify.code = code
    with pytest.raises(NotTaken, match=f"code {code}"):
        send()


def test_after_a_fault_of_the_server_nobody_knows(notify):
    notify.code = 500
    with pytest.raises(HTTPError):
        send()


def test_a_server_that_is_not_there_took_nothing(settings):
    point_at(settings, 1)
    with pytest.raises(NotTaken, match="could not be reached"):
        send()


@pytest.mark.parametrize(
    "url", ["notify://key@template", f"notify://kith-{SERVICE}-{SECRET}@", "pigeon://loft"]
)
def test_a_setting_that_cannot_work_is_refused_at_the_start(url):
    with pytest.raises(ValueError, match="KITH_EMAIL_URL"):
        mail_from(url)
