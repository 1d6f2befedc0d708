"""Decisions: who decided what, and where each statutory partner stood.

The statutory partners have a shared and equal duty, so a reserved decision is final only when each of
them has said yes. One that says no stops it, with the reason; nobody is outvoted and nobody is skipped.
"""
