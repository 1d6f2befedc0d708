"""Pages about the arrangements."""
