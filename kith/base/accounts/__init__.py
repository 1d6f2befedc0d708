"""Accounts: how people sign in.

An account is an email address, a password and a second factor, and nothing else: it opens no record by
itself. What somebody may see comes from the appointments of the person, in the rooms above. Accounts come by
invitation only, everybody uses a second factor, and closing an account ends its sessions at once.
"""
