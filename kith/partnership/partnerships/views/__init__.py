"""Pages about partnerships, bodies and people."""
