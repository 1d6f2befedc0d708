"""Deeds on practice reviews, by subject."""
