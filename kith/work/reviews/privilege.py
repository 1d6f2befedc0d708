"""Privileged advice: who reads it, and the key of each circle. No post, part in a case or scrutiny opens it;
only being named by its owner does (AR9)."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.encoding import force_bytes

from kith.base.kernel.access import Rows
from kith.work.reviews.seeing import held_out_of

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership
    from kith.work.reviews.models import AdviceWaiver

ADVICE_KIND = "privileged-advice"
PURPOSE = b"kith privileged advice:"
LENGTH = 32


def seal(circle: str, told: Mapping[str, str]) -> str:
    """Return words as noise that only this installation’s secret key opens, and only for that circle."""
    return _box(circle).encrypt(json.dumps(dict(told), ensure_ascii=False).encode()).decode()


def unseal(circle: str, sealed: str) -> dict[str, str]:
    """Return the words again; raise cryptography.fernet.InvalidToken for another circle’s."""
    told: dict[str, str] = json.loads(_box(circle).decrypt(sealed.encode()))
    return told


def _box(circle: str) -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(key, circle)) for key in keys])


def _key(secret: str | bytes, circle: str) -> bytes:
    derived = HKDF(SHA256(), LENGTH, salt=circle.encode(), info=PURPOSE).derive(force_bytes(secret))
    return base64.urlsafe_b64encode(derived)


def advice_open_to(rows: Rows, membership: Membership) -> Rows:
    """Return the advice for which a member is named: by its owner, for whose agency they have a place in the
    case on the day, or by a waiver that holds. A conflict of interest closes the case and this with it."""
    from kith.work.reviews.models import AdviceReader, Case, CasePlace

    person, on = membership.person, membership.on
    out = Case.objects.filter(held_out_of(person.public_id)).values("pk")
    places = CasePlace.objects.open_on(on).filter(person=person, case=OuterRef("advice__case"))
    named = AdviceReader.objects.filter(
        Exists(places.filter(body=OuterRef("body"))), person=person, advice=OuterRef("pk")
    )
    waived = waivers_that_hold(on).filter(Exists(places), person=person, advice=OuterRef("pk"))
    rows = rows.filter(case__partnership=membership.partnership).exclude(case__in=out)
    return rows.filter(Exists(named) | Exists(waived))


def waivers_that_hold(on: object) -> QuerySet[AdviceWaiver]:
    """Return the waivers that open something on a day: each owner of the advice has agreed."""
    from kith.work.reviews.models import AdviceAgreement, AdviceWaiver, PrivilegedAdvice

    owners = PrivilegedAdvice.owners.through.objects.filter(privilegedadvice=OuterRef("advice"))
    agreed = AdviceAgreement.objects.filter(waiver=OuterRef(OuterRef("pk")), body=OuterRef("body"))
    return AdviceWaiver.objects.filter(~Exists(owners.filter(~Exists(agreed))), held_to__gte=on)


def advice_restricted_to(membership: Membership) -> Q:
    """Return the advice of which a log says nothing to a member: all for which they are not named (AR23)."""
    from kith.work.reviews.models import PrivilegedAdvice

    return ~Q(pk__in=PrivilegedAdvice.objects.visible_to(membership).values("pk"))
