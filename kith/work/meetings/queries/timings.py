"""The times that a partnership set for agendas, papers and minutes."""

from kith.partnership.partnerships.models import Partnership
from kith.work.meetings.models import Timings


def timings_of(partnership: Partnership) -> Timings:
    """Return the times that a partnership set, or the usual ones where it set none. One query."""
    return Timings.objects.filter(partnership=partnership).first() or Timings(partnership=partnership)
