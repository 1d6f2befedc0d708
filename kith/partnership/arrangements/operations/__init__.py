"""Deeds on the arrangements."""
