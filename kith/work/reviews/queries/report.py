"""What the report of a rapid review is drafted from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kith.work.reviews.enums import Stage
from kith.work.reviews.models import (
    Case,
    CriterionAnswer,
    ParallelProcess,
    PartnerView,
    ReportCopy,
    ReturnRequest,
    SignOff,
)
from kith.work.reviews.queries.one import latest_answers, released_answers


@dataclass(frozen=True)
class Workspace:
    """All that a rapid review has gathered, for its report."""

    answers: Mapping[str, CriterionAnswer]
    views: Sequence[PartnerView]
    """The latest of each partner on each question, dissent included."""
    requests: Sequence[ReturnRequest]
    returned: Mapping[str, Sequence[tuple[str, str]]]
    processes: Sequence[ParallelProcess]
    answered: Mapping[str, str]
    """What was said of words that might be a name: the code in their place, or nothing for no name."""


def workspace_of(case: Case) -> Workspace:
    """Return what a rapid review has gathered. Six queries."""
    return Workspace(
        answers=latest_answers(case),
        views=_latest_views(case),
        requests=list(case.requests.select_related("body", "version").order_by("body__name")),
        returned=released_answers(case),
        processes=list(case.processes.order_by("began_on", "pk")),
        answered=dict(case.name_answers.values_list("words", "code")),
    )


def _latest_views(case: Case) -> list[PartnerView]:
    rows = case.views.select_related("body").order_by("stated_at", "pk")
    latest = {(one.stage, one.body_id): one for one in rows}
    order = list(Stage)
    return sorted(latest.values(), key=lambda one: (order.index(Stage(one.stage)), one.body.name))


def signatures_under(case: Case, sha256: str) -> Sequence[SignOff]:
    """Return the signatures under one text of a report, the earliest first. One query."""
    return list(case.sign_offs.filter(sha256=sha256).select_related("body").order_by("signed_at"))


def copy_under(case: Case, text_sha256: str) -> ReportCopy | None:
    """Return the copy that a second person checked last of one text, or None. One query."""
    return case.copies.filter(text_sha256=text_sha256).order_by("-pk").first()
