"""Questions about meetings, by subject, each in a constant number of queries."""
