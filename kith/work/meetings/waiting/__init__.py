"""What meetings ask of a member, as their Home lists it.

Answers, papers, minutes and corrections, reports, commissions, offered places, absences to follow up. Each
source asks the database at most once.
"""
