"""Processes: the template by which rapid reviews are run, which two partnerships may share.

Two partnerships agree on one template and write its versions together: the questions to agencies, the steps
and how many working days before the due day each is done. Each adopts a version for itself; what differs
between them is visible side by side, and tracked until it is done. Nothing of a case stands here.
"""
