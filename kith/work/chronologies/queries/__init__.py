"""Questions about chronologies, each answered in a constant number of queries."""
