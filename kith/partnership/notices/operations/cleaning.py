"""Forgetting what is kept no longer."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from kith.base.kernel.clock import now
from kith.partnership.notices.enums import MailState
from kith.partnership.notices.models import Mail

WORDS_KEPT = timedelta(days=30)
"""How long what a mail says is kept where it did not go, so that it can still be sent (Kith’s own choice)."""
MAIL_KEPT = timedelta(days=365)
"""How long it is on record that a mail went. Its key goes with it; none is used again after a year."""


@transaction.atomic
def clean() -> int:
    """Forget what undelivered mail said after 30 days, and after a year that a mail went at all."""
    at = now()
    old = Mail.objects.filter(written_at__lt=at - WORDS_KEPT).exclude(body="")
    undelivered = old.filter(Q(state=MailState.GIVEN_UP) | Q(state=MailState.SENDING))
    forgotten = undelivered.update(body="", attachments=[])
    gone = Mail.objects.filter(state=MailState.SENT, sent_at__lt=at - MAIL_KEPT, rungs__isnull=True)
    return forgotten + gone.delete()[0]
