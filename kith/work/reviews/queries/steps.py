"""The facts on which the next step of cases rests, for one case and for many alike."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Aggregate, CharField, Exists, F, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Concat

from kith.partnership.partnerships.enums import StandingKind
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import BodyStanding, held_on
from kith.work.reviews.beside import Step, openings
from kith.work.reviews.criteria import criteria_of, says_against
from kith.work.reviews.enums import RUNS, CaseState, Part, RequestState, Stage, View
from kith.work.reviews.models import (
    Case,
    CaseConflict,
    CasePlace,
    CriterionAnswer,
    PartnerView,
    RapidReview,
    ReportCopy,
    ReturnRequest,
    SignOff,
)
from kith.work.reviews.next_steps import STAGE, Asked, Known
from kith.work.reviews.running import review_of

ROW, CELL = "\x1e", "\x1f"
"""What parts rows and cells of an answer; no field holds them."""
IN = frozenset({RequestState.RELEASED, RequestState.NIL})


class Joined(Aggregate):
    """The values of a group as one text."""

    function = "GROUP_CONCAT"
    output_field = TextField()

    def __init__(self, expression: Any, **extra: Any) -> None:
        super().__init__(expression, Value(ROW), **extra)

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        """Return what PostgreSQL calls it."""
        return self.as_sql(compiler, connection, function="STRING_AGG", **more)


def _told(rows: QuerySet, *names: str) -> Subquery:
    """Return the rows of a case as one text, a cell for each of these fields."""
    return _as_text(rows.filter(case=OuterRef("pk")), "case", *names)


def _as_text(rows: QuerySet, owner: str, *names: str) -> Subquery:
    cells: list[Any] = []
    for name in names:
        cells += [Cast(F(name), CharField()), Value(CELL)]
    told = Joined(Concat(*cells, output_field=TextField()))
    return Subquery(rows.order_by().values(owner).annotate(told=told).values("told"))


def with_facts(rows: QuerySet[Case], today: date) -> QuerySet[Case]:
    """Return cases with the facts of their next step on a day; no query of its own."""
    partners = BodyStanding.objects.filter(
        held_on(today), kind=StandingKind.STATUTORY_PARTNER, partnership=OuterRef("partnership")
    )
    return rows.annotate(
        told_partners=_as_text(partners, "partnership", "body_id", "body__name"),
        told_answers=_told(CriterionAnswer.objects.all(), "pk", "criterion", "answer"),
        told_views=_told(PartnerView.objects.all(), "stage", "body_id"),
        told_returns=_told(
            ReturnRequest.objects.all(), "public_id", "body_id", "state", "due_on", "body__name"
        ),
        told_signed=_told(SignOff.objects.all(), "pk", "body_id", "sha256"),
        told_copies=_told(ReportCopy.objects.all(), "pk", "text_sha256", "checked_by_person"),
    )


def told_runners(on: date) -> Subquery:
    """Return the names of those who really run a case on a day, as `runners_told` reads them."""
    out = CaseConflict.objects.filter(
        case=OuterRef("case"), person=OuterRef("person"), lifted_at__isnull=True
    )
    return _told(CasePlace.objects.open_on(on).filter(~Exists(out), part__in=RUNS), "person__name")


def runners_told(case: Case) -> list[str]:
    """Return who runs a case that was read with `told_runners`, by name. No query."""
    return sorted({name for (name,) in _rows(case, "told_runners")})


def case_with_facts(case: Case, today: date) -> Case:
    """Return a case read anew with its rapid review and the facts of its next step. One query."""
    return with_facts(Case.objects.filter(pk=case.pk), today).select_related("rapid_review").get()


def known_of(case: Case, elsewhere: Step | None = None, *, text: str | None = None) -> Known:
    """Return the facts of a case that was read `with_facts`. No query.

    `elsewhere` is what another room says of it. `text` is the hash of the report as it stands; without it the
    text counts that was signed last, for lists that can’t draft each report.
    """
    state = CaseState(case.state)
    stage, review = STAGE.get(state), review_of(case)
    told = sorted((int(pk), key, answer) for pk, key, answer in _rows(case, "told_answers"))
    answered = {key: answer for _pk, key, answer in told}
    signed = sorted((int(pk), int(body), sha) for pk, body, sha in _rows(case, "told_signed"))
    text = text or (signed[-1][2] if signed else "")
    checked = sorted((int(pk), who) for pk, sha, who in _rows(case, "told_copies") if sha == text)
    return Known(
        public_id=case.public_id,
        state=state,
        left=[one.key for one in criteria_of(stage) if one.key not in answered] if stage else [],
        partners={int(pk): name for pk, name in sorted(_rows(case, "told_partners"), key=lambda row: row[1])},
        stated={int(body) for at, body in _rows(case, "told_views") if at == stage},
        asked=[_asked(row) for row in _rows(case, "told_returns")],
        meets_on=review.meets_on if review else None,
        is_written=bool(review and _is_written(review) and not unexplained(review, answered)),
        signed={body for _pk, body, sha in signed if sha == text},
        checked_by=checked[-1][1] if checked else None,
        answered=bool(review and review.answered_on),
        disagrees=bool(review and review.awaits_reconsideration),
        opening=None if elsewhere else _opening_of(case),
        elsewhere=elsewhere,
    )


def _is_written(review: RapidReview) -> bool:
    return bool(review.recommends and review.because and (review.held_on or review.not_held_because))


def unexplained(review: RapidReview, answers: Mapping[str, str]) -> str:
    """Return in a sentence which answers (by criterion) speak against the decision of a report that does not
    say why; empty where it does, or while none is taken. No query."""
    if not review.recommends or review.against_because:
        return ""
    return says_against(Stage.REVIEW, answers, yes=review.recommends == View.YES)


def _opening_of(case: Case) -> Any:
    return next((found for _name, source in openings if (found := source(case))), None)


def _rows(case: Case, name: str) -> list[Sequence[str]]:
    told: str = getattr(case, name) or ""
    return [row.split(CELL)[:-1] for row in told.split(ROW) if row]


def _asked(row: Sequence[str]) -> Asked:
    public_id, body, state, due_on, name = row
    return Asked(public_id, int(body), name, date.fromisoformat(due_on), state in IN)


def parts_in(membership: Membership, cases: Iterable[Case]) -> Mapping[int, Mapping[Part, frozenset[int]]]:
    """Return what a member does in each of these cases (by pk), with the agencies for which. One query."""
    rows = CasePlace.objects.open_on(membership.on).filter(case__in=cases, person=membership.person)
    found: dict[int, dict[Part, frozenset[int]]] = {}
    for case, part, body in rows.values_list("case", "part", "body"):
        parts = found.setdefault(case, {})
        parts[Part(part)] = parts.get(Part(part), frozenset()) | ({body} if body else set())
    return found
