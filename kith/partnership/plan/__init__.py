"""The plan: the priorities that a partnership sets itself, and who leads each.

A priority runs from a day to a day and has one or more leads, who change with their history kept. Meetings
take their themes from here.
"""
