"""The register: the coded line of every case, and one’s own referrals."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from kith.base.kernel.access import without_held_out
from kith.base.trail.enums import Kind
from kith.base.trail.models import Entry
from kith.partnership.arrangements.as_at import AsAt
from kith.partnership.partnerships.enums import Sector
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Body
from kith.partnership.partnerships.queries import known_bodies
from kith.work.reviews.beside import Step, steps_of_cases
from kith.work.reviews.enums import RUNS, CaseState, Origin
from kith.work.reviews.models import Case, CaseConflict, CasePlace
from kith.work.reviews.queries.steps import with_facts
from kith.work.reviews.representing import bodies_of
from kith.work.reviews.seeing import KIND


def lines_seen_by(membership: Membership) -> Sequence[Case]:
    """Return the cases of whose line a member sees reference, stage and days, the latest first. 2 queries."""
    rows = Case.objects.lines_for(membership).select_related("rapid_review", "group")
    rows = rows.prefetch_related("clock_changes")
    return list(with_facts(rows.only(*LINE, *RAPID), membership.on).order_by("-received_on", "-reference"))


LINE = (
    "public_id", "reference", "state", "received_on", "aware_on", "sent_on", "partnership", "group__name",
    "group__key", "ended_on", "withdrawn_on",
)  # fmt: skip
RAPID = (
    "rapid_review__started_on", "rapid_review__starts_with", "rapid_review__sent_on",
    "rapid_review__answered_on", "rapid_review__panel_agrees", "rapid_review__meets_on",
    "rapid_review__recommends", "rapid_review__because", "rapid_review__held_on",
    "rapid_review__not_held_because", "rapid_review__reconsidered", "rapid_review__reconsidered_on",
    "rapid_review__against_because",
)  # fmt: skip


def opened_by(membership: Membership) -> frozenset[int]:
    """Return the pks of the cases that a member may open. One query."""
    return frozenset(Case.objects.visible_to(membership).values_list("pk", flat=True))


def why_withdrawn(cases: Collection[int]) -> dict[int, str]:
    """Return why cases (by pk) were withdrawn, for those who may open them. One query, or none."""
    rows = Case.objects.filter(pk__in=cases, state=CaseState.WITHDRAWN)
    return dict(rows.values_list("pk", "withdrawn_because")) if cases else {}


def steps_told(cases: Collection[int], today: date) -> dict[int, Step]:
    """Return what other rooms say of cases (by pk) on which they work. One query for each of them."""
    return {pk: step for _name, source in steps_of_cases for pk, step in source(cases, today).items()}


def without_runner(membership: Membership) -> frozenset[int]:
    """Return the pks of the cases that nobody can run today: everybody who did is kept out, or the last place
    has lapsed. None that is closed to the member by a conflict. One query."""
    out = CaseConflict.objects.filter(
        case=OuterRef("case"), person=OuterRef("person"), lifted_at__isnull=True
    )
    runs = CasePlace.objects.open_on(membership.on).filter(~Exists(out), case=OuterRef("pk"), part__in=RUNS)
    rows = Case.objects.lines_for(membership).filter(~Exists(runs))
    rows = rows.exclude(state__in=[CaseState.ENDED, CaseState.WITHDRAWN])
    return frozenset(rows.values_list("pk", flat=True))


def readings_of(case: Case, most: int) -> Sequence[Entry]:
    """Return the latest openings of a case’s pages and copies taken of it, the last one first, `most` of
    them. One query."""
    rows = Entry.objects.filter(subject_kind=KIND, subject_id=case.public_id)
    rows = rows.filter(kind__in=[Kind.READ, Kind.EXPORT])
    return list(rows.order_by("-sequence")[:most])


def councils_of(as_at: AsAt) -> QuerySet[Body]:
    """Return the local authorities among the statutory partners of a day."""
    councils = [body.pk for body in as_at.statutory_partners if body.sector == Sector.COUNCIL]
    return Body.objects.filter(pk__in=councils).order_by("name")


def councils_for(case: Case, as_at: AsAt) -> QuerySet[Body]:
    """Return the local authorities of a day, and the one that a case names though it is none any more."""
    here = councils_of(as_at).order_by().values("pk")
    return Body.objects.filter(Q(pk__in=here) | Q(pk=case.authority_id)).order_by("name")


def represented_by(membership: Membership) -> QuerySet[Body]:
    """Return the agencies known here for which a member stands on the day, by name. One query."""
    theirs = bodies_of(membership.person.public_id, membership.partnership, membership.on)
    return theirs.filter(pk__in=known_bodies(membership.partnership).values("pk"))


def referrals_of(membership: Membership) -> Sequence[Case]:
    """Return the cases that a person referred, who follows what became of them and no more. One query."""
    return list(_own_referrals(membership).order_by("-received_on", "-pk"))


def referral_of(membership: Membership, public_id: str) -> Case | None:
    """Return one referral of a person’s own, or None. One query."""
    return _own_referrals(membership).filter(public_id=public_id).first()


def _own_referrals(membership: Membership) -> QuerySet[Case]:
    """Return what a member referred for an agency for which they still stand, but for what a conflict of
    interest closes to them (AR8)."""
    me = membership.person
    theirs = bodies_of(me.public_id, membership.partnership, membership.on)
    rows = Case.objects.filter(partnership=membership.partnership, referrer=me, origin=Origin.REFERRAL)
    rows = rows.filter(referred_by__in=theirs.order_by().values("pk"))
    found = without_held_out(rows, KIND, me.public_id)
    return found.select_related("partnership", "referred_by", "authority")
