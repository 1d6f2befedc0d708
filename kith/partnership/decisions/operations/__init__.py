"""Deeds on decisions."""
