"""Practice reviews in words, by subject."""
