"""Actions: anything that somebody owes, by when, and what raised it.

There is one register for the whole partnership, whatever an action came from. Each has an owner, an
agency and a firm day. The owner says how it goes and when it is done; the group that raised it closes
it, or sends it back. When somebody leaves, or a group is replaced, the actions go on under a new owner
or the new group, and where they came from stays with them.
"""
