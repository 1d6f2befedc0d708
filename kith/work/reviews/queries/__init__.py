"""Questions about cases, each answered in a constant number of queries."""
