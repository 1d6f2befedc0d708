"""What making a pack leaves on record."""

from kith.base.kernel.actors import Actor
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_read
from kith.work.meetings.pack.contents import Pack


def record_closed_reads(*, pack: Pack, by: Actor) -> None:
    """Record that somebody reads the closed items of a pack, each by itself and without its title.

    Call it before the pack is made.
    """
    group = pack.meeting.group
    for item in pack.closed:
        subject = Subject("agenda-item", item, f"Closed item of {group.name}")
        record_read(by=by, subject=subject, purpose="in a pack", partnership=group.partnership.key)
