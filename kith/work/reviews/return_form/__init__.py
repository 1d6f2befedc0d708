"""The form in which an agency may write its return: what it is asked, the file to fill in, and reading it."""
