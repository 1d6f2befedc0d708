"""Finding rows of different agencies that may tell of one event. A person judges what is found.

The rule, in words: two rows of different agencies stand side by side when their days are the same, at most
two days apart, or overlap where one is uncertain, and when the words that few rows have are the same in
both: the further apart the days, the more of them. Each row is put beside at most one of each other agency,
the likest. Where the two give another day, another time, another number of the same thing, or one denies what
the other says, they are said to differ.
"""

from kith.work.chronologies.pairing.finding import FIELDS, Candidate, Told, find_pairs

__all__ = ["FIELDS", "Candidate", "Told", "find_pairs"]
