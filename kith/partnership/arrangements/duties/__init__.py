"""The kinds of promise for which this room holds the evidence, and how each is judged.

A judge takes one promise, a day and the ground that was gathered once, and says how the promise stands
and why. Kinds are grouped by subject; `ALL` is what the room registers.
"""

from kith.base.kernel.standings import DutySource
from kith.partnership.arrangements.duties import boards, document, groups, seats, settling

JUDGES = {**seats.JUDGES, **groups.JUDGES, **boards.JUDGES, **settling.JUDGES, **document.JUDGES}
WORDS = {**seats.WORDS, **groups.WORDS, **boards.WORDS, **settling.WORDS, **document.WORDS}

SOURCE = DutySource(room="arrangements", gather=lambda ground: ground, assess=JUDGES, words=WORDS)
