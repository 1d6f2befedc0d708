"""The sample partnerships, with fictional people and records, for whoever wants to see Kith at work.

Never installed where real records are kept.
"""
