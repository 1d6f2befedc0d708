"""What was promised: duties, answers to the guidance, priorities."""

from typing import Literal

from pydantic import Field

from kith.partnership.arrangements.document.models.words import ClauseKey, Day, Key, Line, Statement, Words


class Recurs(Statement):
    """How often a promise falls due."""

    times_a_year: int | None = Field(default=None, ge=1, le=366)
    every_months: int | None = Field(default=None, ge=1, le=120)
    each_meeting_of: Key | None = None
    once: bool = False


# fmt: off
DutyKind = Literal[
    # kept by seats, chairs, membership and lines
    "seats-filled", "seniority", "membership", "coverage", "chair", "reporting-line", "target-size",
    "joint-group", "linked-body", "link-officer", "linked-boards", "independent-post",
    # kept by versions, reviews of rules and functions
    "to-be-settled", "frequency-review", "functions-handed-on", "legal-basis", "replaces",
    "statutory-partners", "decided-by-all", "scope", "edition",
    # kept by rooms that come with their own evidence
    "meets", "chaired-as-promised", "quorate", "standing-item", "reports-each-meeting", "reviews-plan",
    "themed", "leads-session", "invites", "workload", "commissions", "carries-over", "reserved-decisions",
    "co-ordinates", "plan-delivery", "plan-leads", "plan-priorities", "contributions", "needs",
    "performance-framework", "emerging-issues", "scorecard", "streamlined",
    "policy-stage", "policy-compliance", "threshold-review", "policies",
    "training-needs", "training-programme", "training-reserve", "training-plan",
    "review-referrals", "notifications", "rapid-reviews", "panel-reports", "review-commissioning",
    "national-reviews", "other-reviews", "common-process", "child-death-link", "review-publication",
    "learning", "dissemination", "recommendations",
    "audit-programme", "inspections", "challenge", "assurance-reports", "practitioner-views",
    "information-to-boards", "assurance-from-boards",
    "scrutiny", "scrutiny-of-reviews", "scrutiny-milestones", "peer-review",
    "dispute-advice", "dispute-response", "legal-advice", "dispute-support",
    "young-people-joining", "young-people-views", "young-people-feedback",
    "yearly-report", "yearly-report-contents", "yearly-report-effectiveness", "yearly-report-scrutiny",
    "consultation", "questionnaire", "transition-plan",
]
# fmt: on


class Duty(Statement):
    """One promise that the partnership can be held to, with the clause it comes from."""

    key: Key
    kind: DutyKind
    says: Words
    clauses: tuple[ClauseKey, ...] = Field(min_length=1)
    group: Key | None = None
    """The group that owes it; the partnership as a whole where left out."""
    seats: tuple[Key, ...] = ()
    bodies: tuple[Key, ...] = ()
    standing: Literal["statutory-partner", "relevant-agency", "other", "any"] | None = None
    seniority: Key | None = None
    role: Line | None = None
    board: Key | None = None
    post: Key | None = None
    to_group: Key | None = None
    with_partnership: Key | None = None
    predecessor: Key | None = None
    topic: Line | None = None
    number: int | None = Field(default=None, ge=1)
    recurs: Recurs | None = None
    due_on: Day | None = None
    after_months: int | None = Field(default=None, ge=1)
    """Months after the arrangements take effect at which it falls due."""
    soft: bool = False
    """A promise to try ("as appropriate", "where possible"): kept on record, never a failing."""
    assumed: Words | None = None


class Answer(Statement):
    """Where the arrangements answer one required content of the guidance."""

    item: Key
    """The key of the required content in the edition named in `about.edition`."""
    where: Line
    """The heading or clause that answers it."""
    clauses: tuple[ClauseKey, ...] = ()
    in_part: bool = False
    """Only part of it is answered; the note says what is missing."""
    note: Words | None = None


class Priority(Statement):
    """A priority that the arrangements name."""

    key: Key
    name: Line
    lead_group: Key | None = None
    clause: ClauseKey | None = None
