"""Deeds on indicators, on their figures and on what is said of them."""
