"""Looking at a file before it is kept: what it is by ending, signature and structure, and what it carries.

Whatever speaks against a file is said in a sentence: what was found, and what would do instead.
"""

from kith.partnership.documents.checking.looking import CheckedFile, Upload, checked_file

__all__ = ["CheckedFile", "Upload", "checked_file"]
