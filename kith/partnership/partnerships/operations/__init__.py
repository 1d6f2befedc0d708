"""Deeds among partnerships, bodies and people."""
