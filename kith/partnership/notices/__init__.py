"""Notices: mail, reminders, digests and calendar feeds.

Mail says that something waits and where, and nothing of what it is about. What is to go out is written down
first and sent by jobs that outlive a crash; nothing goes out twice.
"""
