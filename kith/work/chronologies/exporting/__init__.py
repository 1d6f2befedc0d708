"""Copies of a chronology as files, each made from its rows and from nothing else: never an edited upload."""
