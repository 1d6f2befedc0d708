"""Promises about chairs, reporting lines, joint groups and what a group took over."""

from datetime import date

from kith.base.kernel.standings import Finding, Standing
from kith.partnership.arrangements.as_at import AsAt, GroupAsAt
from kith.partnership.arrangements.document.models import Duty, ReportsTo
from kith.partnership.arrangements.duties.evidence import of_group, of_page
from kith.partnership.arrangements.duties.once import once_a_stretch
from kith.partnership.arrangements.duties.owing import no_group, owing_group
from kith.partnership.arrangements.duties.settling import recorded
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.models import Fulfilment
from kith.partnership.arrangements.words import and_list, long_date

WORDS = {
    "chair": "Somebody whom the arrangements allow is recorded as chair. At risk once a date for looking at "
    "the choice again has passed and no review is recorded.",
    "reporting-line": "The arrangements draw the line from one group to the other, stated or implied.",
    "joint-group": "The arrangements of both partnerships in force on the day name the group as shared.",
    "replaces": "The arrangements give the day on which what was replaced ended.",
    "independent-post": "Somebody holds the post. A note says when one person both chairs and scrutinises.",
}


def chair(duty: Duty, day: date, ground: Ground) -> Finding:
    """Judge whether a group is chaired by somebody whom the arrangements allow (L5, L14, L49)."""
    group = owing_group(duty, ground.on(day))
    if group is None:
        return no_group(duty)
    if not group.chair.is_stated:
        return Finding(
            Standing.NOT_STATED, "The arrangements don’t say who chairs.", evidence=of_group(group)
        )
    problems = [*group.chair.gaps, *group.chair.concerns]
    if problems or group.chair.holder is None:
        return Finding(Standing.MISSED, " ".join(problems), evidence=of_group(group))
    return _reviewed(duty, day, ground, group)


def _reviewed(duty: Duty, day: date, ground: Ground, group: GroupAsAt) -> Finding:
    holder, review_on = group.chair.holder, group.chair.rule.review_on
    words = f"{holder.name} chairs." if holder else ""
    if review_on is None:
        return Finding(Standing.MET, words, evidence=of_group(group))
    reviews = chair_reviews(duty, day, ground)
    if reviews:
        words = f"{words} The choice was looked at again on {long_date(reviews[-1].done_on)}."
        return Finding(Standing.MET, words, evidence=of_group(group))
    if day <= review_on:
        return Finding(
            Standing.MET,
            f"{words} To be looked at again by {long_date(review_on)}.",
            review_on,
            of_group(group),
        )
    late = (
        f"{words} The choice was to be looked at again by {long_date(review_on)}, and no review is recorded."
    )
    return Finding(Standing.AT_RISK, late, review_on, of_group(group))


def chair_reviews(duty: Duty, day: date, ground: Ground) -> list[Fulfilment]:
    """Return the reviews of who chairs: of this promise, or of one to settle under the same clause."""
    directory = ground.on(day).directory
    beside = directory.duties_of(duty.group) if directory else ()
    settling = [d.key for d in beside if d.kind == "to-be-settled" and set(d.clauses) & set(duty.clauses)]
    return recorded([duty.key, *settling], day, ground)


@once_a_stretch
def reporting_line(duty: Duty, day: date, ground: Ground) -> Finding:
    """Judge whether a group answers to the one it should (L19, L30, K26)."""
    as_at = ground.on(day)
    group = owing_group(duty, as_at)
    if group is None:
        return no_group(duty)
    line = next((line for line in group.lines if _leads_to(line, duty)), None)
    to_whom = _above(duty, as_at)
    if line is None:
        return Finding(Standing.MISSED, f"No line to {to_whom} is drawn.", evidence=of_group(group))
    implied = f" The line is implied: {line.because}" if line.line == "implied" else ""
    return Finding(
        Standing.MET, f"{group.terms.name} reports to {to_whom}.{implied}", evidence=of_group(group)
    )


def _leads_to(line: ReportsTo, duty: Duty) -> bool:
    if duty.to_group:
        return line.group == duty.to_group
    return duty.board is not None and line.board == duty.board


def _above(duty: Duty, as_at: AsAt) -> str:
    group = as_at.group(duty.to_group or "")
    board = as_at.directory.board(duty.board or "") if as_at.directory else None
    return group.terms.name if group else board.name if board else duty.to_group or duty.board or "any group"


@once_a_stretch
def joint_group(duty: Duty, day: date, ground: Ground) -> Finding:
    """Judge whether both partnerships’ arrangements share a group (L8, L29, L33)."""
    as_at = ground.on(day)
    group = owing_group(duty, as_at)
    if group is None:
        return _not_shared_in(duty, as_at) or no_group(duty)
    asked = [
        joint.name for joint in group.terms.joint_with if duty.with_partnership in (None, joint.partnership)
    ]
    if group.is_shared_in or (asked and set(asked) <= set(group.joint_names)):
        return Finding(Standing.MET, f"Shared with {and_list(group.joint_names)}.", evidence=of_group(group))
    if not asked:
        words = "These arrangements don’t name the other partnership as sharing the group."
        return Finding(Standing.MISSED, words, evidence=of_group(group))
    words = f"These arrangements share the group with {and_list(asked)}; the other side’s on this day don’t."
    return Finding(Standing.MISSED, words, evidence=of_group(group))


def _not_shared_in(duty: Duty, as_at: AsAt) -> Finding | None:
    """Return the finding for a group at home elsewhere, which its home does not share on the day."""
    if as_at.directory is None or duty.group not in as_at.directory.joint_groups:
        return None
    words = "These arrangements share the group; those of its home in force on this day don’t."
    return Finding(Standing.MISSED, words)


def replaces(duty: Duty, day: date, ground: Ground) -> Finding:
    """Judge whether what the arrangements replace has ended (L9, K6)."""
    as_at = ground.on(day)
    found = as_at.directory.predecessor(duty.predecessor or "") if as_at.directory else None
    if found is None:
        return Finding(Standing.NOT_STATED, "The arrangements don’t name what is replaced.")
    where = of_page(ground, "arrangements:about", "About these arrangements")
    if found.ended_on is None:
        return Finding(
            Standing.NOT_STATED, f"The arrangements don’t say when {found.name} ended.", evidence=where
        )
    if found.ended_on < day:
        return Finding(Standing.MET, f"{found.name} ended on {long_date(found.ended_on)}.", evidence=where)
    return Finding(
        Standing.NOT_YET_DUE, f"{found.name} ends on {long_date(found.ended_on)}.", found.ended_on, where
    )


@once_a_stretch
def independent_post(duty: Duty, day: date, ground: Ground) -> Finding:
    """Judge whether an independent post is held, and say when one person has both roles (L48, K40)."""
    as_at = ground.on(day)
    post = as_at.directory.post(duty.post or "") if as_at.directory else None
    where = of_page(ground, "arrangements:seats", "Seats and people")
    if post is None:
        return Finding(Standing.NOT_STATED, "The arrangements don’t name the post.")
    holders = as_at.holders_of_post(post.key)
    if not holders:
        return Finding(Standing.MISSED, f"Nobody holds the post of {post.name}.", evidence=where)
    words = f"{holders[-1].name} is {post.name[0].lower()}{post.name[1:]}."
    return Finding(Standing.MET, f"{words} {two_hats(post.does)}".strip(), evidence=where)


def two_hats(does: tuple[str, ...]) -> str:
    """Return the note on one post that both chairs and scrutinises, or an empty text."""
    both = "chairs" in does and "scrutinises" in does
    return "The same person chairs and scrutinises; the two can be split." if both else ""


JUDGES = {
    "chair": chair,
    "reporting-line": reporting_line,
    "joint-group": joint_group,
    "replaces": replaces,
    "independent-post": independent_post,
}
