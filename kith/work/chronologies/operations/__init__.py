"""Deeds on chronologies. Each checks, writes, and records itself without a word of what a chronology says."""
