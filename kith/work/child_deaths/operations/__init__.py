"""Deeds on the link with the child death review panel."""
