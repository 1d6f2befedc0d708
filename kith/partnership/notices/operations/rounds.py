"""The morning’s round: reminders are written and digests gathered, from 07:00 on each working day.

A round may run again after a crash, or twice at once: keys see to it that nothing is written twice.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db import IntegrityError, transaction

from kith.base.kernel.actors import command
from kith.base.kernel.clock import now
from kith.base.kernel.workload import Reminder, Waiting, digest_sources, reminder_sources, waiting_sources
from kith.base.trail.operations import record_change
from kith.partnership.notices import words
from kith.partnership.notices.deadlines import digest_is_due
from kith.partnership.notices.enums import Digest, MailKind, Reminders
from kith.partnership.notices.hours import LONDON, is_quiet
from kith.partnership.notices.models import Round, Rung, Wish
from kith.partnership.notices.operations.post import address_of, send_mail_once
from kith.partnership.notices.operations.sending import this_process
from kith.partnership.notices.queries import wish_of
from kith.partnership.partnerships.models import Partnership, Person
from kith.partnership.partnerships.queries import all_partnerships, memberships_of

BY = command("Reminders")

log = logging.getLogger(__name__)

Owed = tuple[Partnership, Reminder]


def do_morning_round() -> int:
    """Write the day’s reminders and digests, if it is time and they aren’t written; return how many mails.

    What fails for one person is put in the log; the others get theirs, and the round is tried again.
    """
    at = now()
    day = at.astimezone(LONDON).date()
    if is_quiet(at) or Round.objects.filter(day=day).exists():
        return 0
    people = _people()
    reminded, all_well = _each(people, day)
    if all_well:
        Round.objects.get_or_create(day=day, defaults={"done_at": now(), "done_by": this_process()})
    return reminded


def _each(people: Sequence[Person], day: date) -> tuple[int, bool]:
    owed, wishes = _owed(day), {wish.person_id: wish for wish in Wish.objects.all()}
    written, all_well = 0, True
    for person in people:
        wish = wishes.get(person.pk) or wish_of(person)
        try:
            written += remind(person=person, owed=owed.get(person.public_id, ()), wish=wish, on=day)
            written += send_digest(person=person, wish=wish, on=day)
        except Exception:
            log.exception("The round failed for person %s", person.public_id)
            all_well = False
    return written, all_well


def _people() -> Sequence[Person]:
    rows = Person.objects.filter(account__is_active=True).select_related("account")
    return list(rows.order_by("pk"))


def _owed(day: date) -> Mapping[str, Sequence[Owed]]:
    """Return the reminders whose turn it is and that were not taken, by person."""
    found = [
        (partnership, reminder)
        for partnership in all_partnerships()
        for _name, source in reminder_sources
        for reminder in source(partnership, day)
    ]
    taken = set(Rung.objects.values_list("key", flat=True))
    by_person: dict[str, list[Owed]] = defaultdict(list)
    for partnership, reminder in found:
        if reminder.key not in taken:
            by_person[reminder.person].append((partnership, reminder))
    return by_person


def remind(*, person: Person, owed: Sequence[Owed], wish: Wish, on: date) -> int:
    """Take the rungs of one person and write one mail for them all; return how many mails were written.

    Where the person wants reminders with the digest, and has one, they wait for it.
    """
    if not owed or not memberships_of(person.account, on=on):
        return 0
    try:
        return _remind(person, owed, wish, on)
    except IntegrityError:
        # Another process has just taken one of these rungs, and the others with it.
        return 0


@transaction.atomic
def _remind(person: Person, owed: Sequence[Owed], wish: Wish, on: date) -> int:
    rungs = [_take(person, partnership, reminder, on) for partnership, reminder in owed]
    if wish.reminders == Reminders.IN_DIGEST and wish.digest != Digest.NONE:
        return 0
    mail = send_mail_once(
        key=f"reminders:{person.public_id}:{on}",
        to=person,
        subject=words.REMINDER_SUBJECT,
        body=words.letter(words.reminders([(rung.says, rung.url) for rung in rungs])),
        kind=MailKind.REMINDER,
        by=BY.name,
    )
    Rung.objects.filter(pk__in=[rung.pk for rung in rungs]).update(mail=mail)
    return 1


def _take(person: Person, partnership: Partnership, reminder: Reminder, on: date) -> Rung:
    about = reminder.about
    record_change(
        by=BY, deed="reminded of", subject=about, new={"rung": reminder.rung, "person": person.public_id},
        partnership=partnership.key,
    )  # fmt: skip
    return Rung.objects.create(
        key=reminder.key,
        person=person,
        partnership=partnership,
        subject_kind=about.kind,
        subject_id=about.id,
        rung=reminder.rung,
        says=reminder.says,
        url=reminder.url,
        taken_on=on,
    )


@transaction.atomic
def send_digest(*, person: Person, wish: Wish, on: date) -> int:
    """Write a person’s digest of all their partnerships, if it is due and anything waits; return how many."""
    if not digest_is_due(wish.digest, wish.weekday, on) or not address_of(person):
        return 0
    kept = list(Rung.objects.filter(person=person, mail__isnull=True).order_by("pk"))
    waiting = words.counted(_waiting(person, on))
    if not (waiting or kept):
        return 0
    mail = send_mail_once(
        key=f"digest:{person.public_id}:{on}",
        to=person,
        subject=words.DIGEST_SUBJECT,
        body=words.digest(waiting, [(rung.says, rung.url) for rung in kept], on),
        kind=MailKind.DIGEST,
        by=BY.name,
    )
    Rung.objects.filter(pk__in=[rung.pk for rung in kept]).update(mail=mail)
    return 1


def _waiting(person: Person, on: date) -> Iterable[Waiting]:
    for membership in memberships_of(person.account, on=on):
        for _name, source in (*waiting_sources, *digest_sources):
            yield from source(membership, on)
