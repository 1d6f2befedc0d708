"""The kinds of promise for which meetings are the evidence. `SOURCE` is what the room registers."""

from kith.base.kernel.standings import DutySource
from kith.work.meetings.duties import agendas, chairing, frequency, passing, sessions
from kith.work.meetings.duties.facts import gather

SUBJECTS = (frequency, chairing, agendas, sessions, passing)

SOURCE = DutySource(
    room="meetings",
    gather=gather,
    assess={kind: judge for subject in SUBJECTS for kind, judge in subject.JUDGES.items()},
    words={kind: words for subject in SUBJECTS for kind, words in subject.WORDS.items()},
)
