"""The three sample partnerships: who sits where, and how their arrangements came into force."""
