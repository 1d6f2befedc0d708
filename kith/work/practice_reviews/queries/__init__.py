"""Questions about practice reviews, by subject."""
