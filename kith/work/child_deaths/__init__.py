"""Child deaths: the link with those who review the death of each child, and nothing of their reviews.

A safeguarding concern goes to the child death review panel, or comes from it. Here stand the day on which
it was sent and received, who acknowledged it and when, and what became of it. The panel is a linked body with
its own duty; it is not a group of the partnership.
"""
