"""Mail goes out once: after a crash, from two processes, under the same key, and never at night."""

from contextlib import contextmanager
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import IntegrityError, transaction

from kith.base.kernel.refusals import Overtaken, Refused
from kith.base.trail.models import Entry
from kith.partnership.notices.enums import MailKind, MailState
from kith.partnership.notices.models import Mail
from kith.partnership.notices.operations.cleaning import clean
from kith.partnership.notices.operations.post import Attachment, send_mail_once
from kith.partnership.notices.operations.sending import send_again, send_one, send_waiting, take_up
from kith.partnership.notices.permissions import Permission
from tests.cast import LONDON, NOW, acting, person

pytestmark = pytest.mark.django_db


def at(day: int, hour: int, minute: int = 0, *, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=LONDON)


def write(key: str = "one", to: str = "manager", **facts) -> Mail:
    answers = {"subject": "Something waits", "body": "Look at Home."} | facts
    written = send_mail_once(key=key, to=person(to), **answers)
    assert written is not None
    return written


class Way(BaseEmailBackend):
    """A way out that does what a test wants with each mail, and counts."""

    def __init__(self, *faults: Exception | None, unreachable: bool = False) -> None:
        super().__init__()
        self.faults, self.taken, self.unreachable = list(faults), [], unreachable

    def open(self):
        if self.unreachable:
            raise TimeoutError("no route")

    def send_messages(self, messages):
        fault = self.faults.pop(0) if self.faults else None
        if fault:
            raise fault
        self.taken += messages
        return len(messages)


@contextmanager
def the_clock_at(instant: datetime):
    with time_machine.travel(instant, tick=False):
        yield


def test_a_mail_goes_out_once_and_what_it_said_is_forgotten():
    written = write()
    assert (send_waiting(), send_waiting()) == (1, 0)
    assert [m.to for m in mail.outbox] == [[person("manager").account.email]]
    written.refresh_from_db()
    assert (written.state, written.body, written.attempts) == (MailState.SENT, "", 1)
    assert written.sent_at == NOW
    assert written.sent_by == "locmem"


def test_the_same_key_is_written_once_and_sent_once():
    first = write()
    assert write(body="Something else.").pk == first.pk
    send_waiting()
    assert write().pk == first.pk
    assert send_waiting() == 0
    assert len(mail.outbox) == 1


def test_the_database_itself_refuses_a_second_mail_with_the_same_key():
    first = write()
    first.pk, first.public_id = None, "another"
    with pytest.raises(IntegrityError), transaction.atomic():
        first.save(force_insert=True)


def test_nothing_is_written_for_a_deed_that_is_undone():
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    assert not Mail.objects.filter(key="one").exists()


def test_somebody_without_an_account_gets_no_mail():
    unreachable = person("manager")
    unreachable.account = None
    with transaction.atomic():
        assert send_mail_once(key="one", to=unreachable, subject="Something", body="waits") is None
    assert not Mail.objects.filter(key="one").exists()


def test_a_process_that_dies_after_taking_a_mail_up_leaves_it_and_nobody_sends_it_by_itself():
    class Killed(BaseException):
        pass

    written = write()
    with pytest.raises(Killed):
        send_one(written, connection=Way(Killed()))
    written.refresh_from_db()
    assert written.state == MailState.SENDING
    with the_clock_at(NOW + timedelta(days=1)):
        assert send_waiting() == 0
    assert mail.outbox == []


def test_of_two_processes_with_the_same_mail_one_sends_it():
    first = write()
    second = Mail.objects.get(pk=first.pk)
    take_up(mail=first)
    way = Way()
    with pytest.raises(Overtaken):
        take_up(mail=second)
    second = Mail.objects.get(pk=first.pk)
    assert not send_one(second, connection=way)
    assert way.taken == []


@pytest.mark.parametrize(
    "fault", [SMTPRecipientsRefused({}), SMTPDataError(451, b"later")], ids=["address", "data"]
)
def test_a_refused_mail_is_tried_again_after_growing_pauses_and_given_up_after_the_third_time(fault):
    written = write()
    tries = {NOW: MailState.FAILED, NOW + timedelta(minutes=10): MailState.FAILED}
    tries[NOW + timedelta(minutes=130)] = MailState.GIVEN_UP
    for instant, state in tries.items():
        with the_clock_at(instant - timedelta(seconds=1)):
            assert send_waiting() == 0
        with the_clock_at(instant):
            assert send_waiting(connection=Way(fault)) == 0
        written.refresh_from_db()
        assert written.state == state
    with the_clock_at(NOW + timedelta(days=1)):
        assert send_waiting() == 0
    assert "refused" in written.trouble
    assert person("manager").account.email not in written.trouble


def test_a_mail_that_was_refused_goes_when_the_server_takes_it():
    written = write()
    send_waiting(connection=Way(unreachable=True))
    written.refresh_from_db()
    assert (written.state, written.attempts) == (MailState.FAILED, 1)
    assert "could not be reached" in written.trouble
    with the_clock_at(NOW + timedelta(minutes=10)):
        assert send_waiting() == 1


def test_a_connection_that_breaks_after_the_mail_was_handed_over_is_no_reason_to_send_it_again():
    written = write()
    send_waiting(connection=Way(SMTPServerDisconnected("gone")))
    written.refresh_from_db()
    assert written.state == MailState.SENDING
    with the_clock_at(NOW + timedelta(hours=3)):
        assert send_waiting() == 0


def test_one_mail_in_trouble_holds_up_none_of_the_others():
    write("one")
    write("two", "coordinator")
    way = Way(RuntimeError("a fault of our own"))
    assert send_waiting(connection=way) == 1
    assert [m.to for m in way.taken] == [[person("coordinator").account.email]]


@pytest.mark.parametrize(
    ("written", "goes"),
    [
        (at(16, 6, 59), at(16, 7)),
        (at(16, 7), at(16, 7)),
        (at(16, 18, 59), at(16, 18, 59)),
        (at(16, 19), at(17, 7)),
        (at(20, 19), at(23, 7)),
        (at(21, 12), at(23, 7)),
        (at(24, 20, month=12), at(29, 7, month=12)),
    ],
    ids=["early", "seven", "last minute", "evening", "Friday evening", "Saturday", "Christmas Eve"],
)
def test_mail_goes_from_seven_to_seven_on_working_days(written, goes):
    with the_clock_at(written):
        write()
    if goes > written:
        with the_clock_at(goes - timedelta(seconds=1)):
            assert send_waiting() == 0
    with the_clock_at(goes):
        assert send_waiting() == 1


def test_a_mail_that_was_not_sent_by_the_evening_waits_for_the_morning():
    write()
    with the_clock_at(at(16, 19)):
        assert send_waiting() == 0
    with the_clock_at(at(17, 7)):
        assert send_waiting() == 1


@pytest.mark.parametrize("kind", [MailKind.INVITATION, MailKind.MEETING])
def test_invitations_and_meetings_go_at_any_hour(kind):
    with the_clock_at(at(21, 23)):
        write(kind=kind)
        assert send_waiting() == 1


def test_a_leaver_gets_mail_on_the_last_day_and_none_after(lrscp):
    with the_clock_at(datetime(2026, 10, 30, 10, tzinfo=LONDON)):
        write("friday", "leaver", partnership=lrscp)
        assert send_waiting() == 1
        late = write("monday", "leaver", partnership=lrscp)
    with the_clock_at(datetime(2026, 11, 2, 7, tzinfo=LONDON)):
        assert send_waiting() == 0
    late.refresh_from_db()
    assert late.state == MailState.GIVEN_UP
    assert "no live appointment" in late.trouble


def test_a_calendar_goes_along_as_a_calendar():
    one = Attachment("meeting.ics", "text/calendar; method=REQUEST", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    write(attachments=[one])
    send_waiting()
    part = mail.outbox[0].message().get_payload()[1]
    assert part.get_content_type() == "text/calendar"
    assert (part.get_param("method"), part.get_filename()) == ("REQUEST", "meeting.ics")


def test_the_business_unit_sends_again_what_may_not_have_gone_but_not_while_it_is_under_way():
    written = write()
    send_one(written, connection=Way(SMTPServerDisconnected("gone")))
    by = acting("manager", Permission.SEE_POST)
    with pytest.raises(Refused, match="just now"):
        send_again(mail=written, by=by)
    with the_clock_at(NOW + timedelta(minutes=15)):
        send_again(mail=written, by=by)
        assert send_waiting() == 1
    assert Entry.objects.filter(deed="sent again", subject_id=written.public_id).count() == 1


def test_what_an_undelivered_mail_said_is_kept_for_thirty_days():
    written = write()
    send_one(written, connection=Way(SMTPServerDisconnected("gone")))
    with the_clock_at(NOW + timedelta(days=30)):
        clean()
        written.refresh_from_db()
        assert written.body
    with the_clock_at(NOW + timedelta(days=30, seconds=1)):
        clean()
        written.refresh_from_db()
        assert written.body == ""
        with pytest.raises(Refused, match="not kept"):
            send_again(mail=written, by=acting("manager", Permission.SEE_POST))
