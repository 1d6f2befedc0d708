"""Questions about emerging issues and risks, each answered in a fixed number of queries."""
