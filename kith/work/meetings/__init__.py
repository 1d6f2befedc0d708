"""Meetings: the year's calendar of every group, and what became of each meeting.

How often a group meets stands in the arrangements. From that a calendar is proposed for a year, which
the business unit takes in, moves and adds to. After a meeting its attendance is recorded, who chaired
it, and whether enough were there to decide.
"""
