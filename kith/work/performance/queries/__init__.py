"""Questions about indicators and figures, each answered in a fixed number of queries."""
