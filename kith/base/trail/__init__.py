"""The trail: who changed what, who read a closed record, who took something out, and by which appointment.

It is the memory that an inspector, a reviewer or a court can ask. Nothing in it can be changed or taken out
afterwards, by anybody: each entry is bound to the one before, and `kith trail verify` finds a gap, an edit or
an entry out of order.
"""
