"""Kith runs a safeguarding children partnership from the arrangements that it published."""
