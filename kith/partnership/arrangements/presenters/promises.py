"""What the page of one promise says: its clauses, how it stands and stood, what was recorded of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from kith.base.kernel.standings import Evidence, Finding, Standing
from kith.base.ui.dates import month_year
from kith.partnership.arrangements.board import Promise
from kith.partnership.arrangements.duties import evidence_words, kind_name
from kith.partnership.arrangements.duties.evidence import of_group
from kith.partnership.arrangements.duties.seats import coverage_rows
from kith.partnership.arrangements.duties.settling import SharedPromise, due_day
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.models import Fulfilment
from kith.partnership.arrangements.presenters.board import WHOLE, drawn_mark, drawn_year
from kith.partnership.arrangements.words import long_date


@dataclass(frozen=True)
class ClauseWords:
    """A clause that a promise comes from, with its words."""

    number: str
    heading: str
    says: str


@dataclass(frozen=True)
class MonthRow:
    """How a promise stood at the end of a month, in words."""

    month: str
    mark: SafeString
    reason: str


@dataclass(frozen=True)
class RecordRow:
    """One thing that was put on record of a promise."""

    done_on: str
    by: str
    says: str
    takes_effect: str


@dataclass(frozen=True)
class CoverageRow:
    """One agency of the coverage matrix: who covers it, or why nobody does."""

    agency: str
    lead: str
    mark: SafeString
    why: str


@dataclass(frozen=True)
class PromisePage:
    """One promise, whole."""

    mark: SafeString
    reason: str
    next_on: date | None
    evidence: tuple[Evidence, ...]
    group: str
    group_evidence: tuple[Evidence, ...]
    kind: str
    counts_as_evidence: str
    due_on: date | None
    assumed: str
    is_soft: bool
    strip: SafeString | str
    clauses: tuple[ClauseWords, ...]
    months: tuple[MonthRow, ...]
    records: tuple[RecordRow, ...]
    coverage: tuple[CoverageRow, ...]
    coverage_lead: str


def promise_page(
    promise: Promise,
    ground: Ground,
    *,
    day: date,
    here: str,
    findings: Sequence[tuple[date, Finding]],
    records: Sequence[Fulfilment],
) -> PromisePage:
    """Return what the page of a promise says on a day; `here` is its own address."""
    duty, finding, due = promise.duty, promise.finding, due_day(promise.duty, ground.timeline)
    return PromisePage(
        mark=drawn_mark(finding.standing),
        reason=finding.reason,
        next_on=finding.next_on if finding.next_on != due and (finding.next_on or day) >= day else None,
        evidence=tuple(one for one in finding.evidence if one.url != here),
        group=promise.group.terms.name if promise.group else WHOLE,
        group_evidence=of_group(promise.group) if promise.group else (),
        kind=kind_name(duty.kind),
        counts_as_evidence=evidence_words(duty.kind),
        due_on=due,
        assumed=duty.assumed or "",
        is_soft=duty.soft,
        strip=drawn_year(promise.year) if promise.year else "",
        clauses=clauses_of(promise, ground),
        months=tuple(
            MonthRow(month_year(end), drawn_mark(f.standing), f.reason) for end, f in reversed(findings)
        ),
        records=tuple(record_row(record) for record in records),
        coverage=coverage_of(promise),
        coverage_lead=duty.role or "Somebody appointed",
    )


def clauses_of(promise: Promise, ground: Ground) -> tuple[ClauseWords, ...]:
    """Return the clauses that a promise comes from, with their words where the arrangements give them."""
    made = [*ground.timeline.adopted, *([ground.timeline.proposed] if ground.timeline.proposed else [])]
    making = [
        chapter.directory for chapter in made if chapter.directory.duty(promise.duty.key) == promise.duty
    ]
    found = [(number, making[-1].clause(number) if making else None) for number in promise.duty.clauses]
    return tuple(
        ClauseWords(number, (clause.heading or "") if clause else "", clause.says if clause else "")
        for number, clause in found
    )


def record_row(record: Fulfilment) -> RecordRow:
    """Return something recorded as a row."""
    takes_effect = long_date(record.takes_effect_on) if record.takes_effect_on else ""
    return RecordRow(long_date(record.done_on), record.partnership.short_name, record.says, takes_effect)


def coverage_of(promise: Promise) -> tuple[CoverageRow, ...]:
    """Return the coverage matrix of a promise that asks for somebody from each agency; the missing first."""
    if promise.duty.kind != "coverage" or promise.group is None:
        return ()
    rows = [
        CoverageRow(agency, lead, drawn_mark(Standing.MISSED if why else Standing.MET), why)
        for agency, lead, why in coverage_rows(promise.duty, promise.group)
    ]
    return tuple(sorted(rows, key=lambda row: (not row.why, row.agency)))


@dataclass(frozen=True)
class SharedRow:
    """A promise of a shared group as a row, with this side’s own record or the step that is left."""

    says: str
    group: str
    home: str
    mark: SafeString
    reason: str
    own_record: str
    sign_url: str


def shared_row(promise: SharedPromise, sign_url: str) -> SharedRow:
    """Return a promise of a shared group as a row."""
    signed = promise.signed
    return SharedRow(
        says=promise.duty.says,
        group=promise.group.name,
        home=promise.home.short_name,
        mark=drawn_mark(promise.finding.standing),
        reason=promise.finding.reason,
        own_record=f"{long_date(signed.done_on)}: {signed.says}" if signed else "",
        sign_url="" if signed else sign_url,
    )
