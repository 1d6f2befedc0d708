"""Questions about actions, each answered in a fixed number of queries."""
