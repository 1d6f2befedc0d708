"""Deeds on chronologies, one file a subject."""
