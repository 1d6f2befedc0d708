"""Deeds: writing mail down, sending it, and what each person wishes of it."""
