"""Reading the dates and times that people write, without guessing in silence.

Day before month, as in England. What isn’t plain is read by a stated rule and says so in `doubt`; what can’t
be a date is a fault. What gives no day at all stays *not known*.
"""

from kith.work.chronologies.dates.reading import ReadDate, read_date
from kith.work.chronologies.dates.times import ReadTime, read_time

__all__ = ["ReadDate", "ReadTime", "read_date", "read_time"]
