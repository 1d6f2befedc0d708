"""Documents: the files that people hand in, version by version, and what is known of each.

A file is looked at before it is kept: what it is, how large it is unpacked, whether it carries macros. Who
may read it is decided by the record that it belongs to, such as a paper of a meeting.
"""
