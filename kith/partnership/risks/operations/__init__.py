"""Deeds on emerging issues and risks, split by subject."""
