"""Deeds on actions."""
