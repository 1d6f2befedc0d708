"""Questions that chronologies answer, each in a constant number of queries."""
