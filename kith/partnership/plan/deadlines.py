"""How long before a meeting the plan asks for updates."""

AHEAD = 10
"""Working days before a meeting from which an update waits (Kith’s own choice: two weeks of work)."""
