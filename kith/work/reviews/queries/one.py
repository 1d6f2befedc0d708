"""One case: what it holds for whoever is in its circle."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.db.models import QuerySet

from kith.base.kernel.deadlines import said as long_date
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Body
from kith.work.reviews.enums import CaseState, Part, RequestState, Stage
from kith.work.reviews.models import (
    Case,
    CaseConflict,
    CasePlace,
    CaseTask,
    CriterionAnswer,
    EarlierAnswer,
    PartnerView,
    ReturnAnswer,
    ReturnRequest,
    ScrutinyComment,
)


def case_seen_by(membership: Membership, public_id: str) -> Case | None:
    """Return one case that a member may open, with its rapid review and what was done to its clocks, or None.
    Two queries."""
    rows = Case.objects.visible_to(membership).filter(public_id=public_id)
    rows = rows.select_related("partnership", "group", "authority", "referred_by", "rapid_review")
    return rows.prefetch_related("clock_changes").first()


def same_as_seen(membership: Membership, case: Case) -> tuple[Case | None, bool]:
    """Return the case as which one had been taken in already, where the member sees its line, and whether
    they may open it. Two queries, or none."""
    if case.same_as_id is None:
        return None, False
    found = (
        Case.objects.lines_for(membership).filter(pk=case.same_as_id).only("reference", "public_id").first()
    )
    return found, bool(found) and Case.objects.visible_to(membership).filter(pk=case.same_as_id).exists()


def others_to_be(membership: Membership, case: Case) -> QuerySet[Case]:
    """Return the cases as which one may have been taken in already: those whose line the member sees."""
    rows = Case.objects.lines_for(membership).exclude(pk=case.pk).exclude(state=CaseState.WITHDRAWN)
    return rows.order_by("-received_on", "-reference")


def named_case(membership: Membership, public_id: str) -> Case:
    """Return a case that the member was shown at this same tide, with what the trail names it by and no more.
    One query."""
    found = Case.objects.only("public_id", "reference")
    case = found.get(partnership=membership.partnership, public_id=public_id)
    case.partnership = membership.partnership
    return case


def parts_of(membership: Membership, case: Case) -> Mapping[Part, frozenset[int]]:
    """Return what a member does in a case, each with the agencies (by pk) for which they do it. One query."""
    rows = CasePlace.objects.open_on(membership.on).filter(case=case, person=membership.person)
    found: dict[Part, frozenset[int]] = {}
    for part, body in rows.values_list("part", "body"):
        bodies = found.get(Part(part), frozenset())
        found[Part(part)] = bodies | {body} if body else bodies
    return found


def partners_of(parts: Mapping[Part, frozenset[int]]) -> QuerySet[Body]:
    """Return the statutory partners for which somebody with these parts decides, by name. One query."""
    return Body.objects.filter(pk__in=parts.get(Part.PARTNER, ())).order_by("name")


def without_decider(case: Case, on: date) -> list[Body]:
    """Return the statutory partners of a day for which nobody decides in a case: no place was given, the last
    one has ended, or a conflict of interest keeps its holder out. One query besides the ground."""
    out = case.conflicts.filter(lifted_at__isnull=True).values("person")
    places = CasePlace.objects.open_on(on).filter(case=case, part=Part.PARTNER).exclude(person__in=out)
    decided = set(places.values_list("body", flat=True))
    return [body for body in ground_of(case.partnership).on(on).statutory_partners if body.pk not in decided]


def circle_of(case: Case, on: date) -> Sequence[CasePlace]:
    """Return the places that open a case today, in the order of their parts. One query."""
    rows = CasePlace.objects.open_on(on).filter(case=case).select_related("person", "body")
    order = list(Part)
    return sorted(rows, key=lambda place: (order.index(Part(place.part)), place.person.name))


def place_seen_by(membership: Membership, public_id: str) -> CasePlace | None:
    """Return a place that still opens a case, in a case that the member may open, or None. One query."""
    rows = CasePlace.objects.filter(case__in=Case.objects.visible_to(membership), ended_at__isnull=True)
    return rows.filter(public_id=public_id).select_related("case", "case__partnership", "person").first()


def conflict_seen_by(membership: Membership, public_id: str) -> CaseConflict | None:
    """Return a conflict that nobody has lifted, in a case that the member may open, or None. One query."""
    rows = CaseConflict.objects.filter(case__in=Case.objects.visible_to(membership), lifted_at__isnull=True)
    return rows.filter(public_id=public_id).select_related("case", "case__partnership", "person").first()


def conflicts_of(case: Case) -> Sequence[CaseConflict]:
    """Return every conflict of interest of a case, the latest first. One query."""
    return list(case.conflicts.select_related("person").order_by("-declared_at"))


def latest_answers(case: Case) -> Mapping[str, CriterionAnswer]:
    """Return the latest answer to each criterion, by its key. One query."""
    return {one.criterion: one for one in case.answers.order_by("answered_at", "pk")}


def latest_views(case: Case, stage: Stage) -> Mapping[int, PartnerView]:
    """Return the latest view of each partner on a question, by the partner’s pk. One query."""
    rows = case.views.filter(stage=stage).select_related("body").order_by("stated_at", "pk")
    return {one.body_id: one for one in rows}


def comments_on(case: Case) -> Sequence[ScrutinyComment]:
    """Return what independent people said of a case, the earliest first, with the answers. Two queries."""
    return list(case.scrutiny.prefetch_related("answers__body").order_by("made_at", "pk"))


def comment_seen_by(membership: Membership, public_id: str) -> ScrutinyComment | None:
    """Return one comment in a case that a member may open, or None. One query."""
    rows = ScrutinyComment.objects.filter(case__in=Case.objects.visible_to(membership), public_id=public_id)
    return rows.select_related("case", "case__partnership").first()


def requests_of(case: Case) -> Sequence[ReturnRequest]:
    """Return what agencies are asked for, by agency, with how often each was chased. Two queries."""
    return list(
        case.requests.select_related("body", "version").prefetch_related("chases").order_by("body__name")
    )


def tasks_of(case: Case, agencies: Collection[int] | None) -> Sequence[CaseTask]:
    """Return the standard tasks of a case by day; of those agencies (by pk) alone where some are named, for
    their writers. One query."""
    rows = case.tasks.select_related("body").order_by("due_on", "pk")
    return list(rows if agencies is None else rows.filter(body__in=agencies))


def task_seen_by(membership: Membership, public_id: str) -> CaseTask | None:
    """Return one task in a case that a member may open, or None. One query."""
    rows = CaseTask.objects.filter(case__in=Case.objects.visible_to(membership), public_id=public_id)
    return rows.select_related("case", "case__partnership", "body").first()


def request_seen_by(membership: Membership, public_id: str) -> ReturnRequest | None:
    """Return a request in a case that the member may open, or None. One query."""
    rows = ReturnRequest.objects.filter(case__in=Case.objects.visible_to(membership))
    return (
        rows.filter(public_id=public_id)
        .select_related("case", "case__partnership", "case__authority", "body", "version")
        .first()
    )


def answers_read(request: ReturnRequest, *, writes: bool) -> Mapping[str, str]:
    """Return what a return says to whom it may say it: to its own writers always, to others once it is
    released (AR6). One query, or none."""
    if not writes and request.state != RequestState.RELEASED:
        return {}
    return dict(request.answers.values_list("question", "words"))


def earlier_answers(case: Case) -> QuerySet[EarlierAnswer]:
    """Return what agencies had answered before they were asked again or took it back, by agency and day."""
    rows = EarlierAnswer.objects.filter(request__case=case).select_related("request__body")
    return rows.order_by("request__body__name", "pk")


def earlier_of(request: ReturnRequest) -> Sequence[EarlierAnswer]:
    """Return what one agency had answered before, for its own writers. One query."""
    return list(request.earlier_answers.select_related("file").order_by("pk"))


def released_answers(case: Case) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return the released answers by question, each with its agency: side by side by question; where an
    agency was asked again, what it had answered before comes first. Two queries."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one in earlier_answers(case).filter(is_withdrawn=False):
        who = f"{one.request.body.name}, {long_date(one.released_on)}"
        found.setdefault(one.question, []).append((who, one.words))
    rows = ReturnAnswer.objects.filter(request__case=case, request__state=RequestState.RELEASED)
    rows = rows.exclude(words="").order_by("request__body__name")
    for question, body, words in rows.values_list("question", "request__body__name", "words"):
        found.setdefault(question, []).append((body, words))
    return found
