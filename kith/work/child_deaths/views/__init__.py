"""The pages of the link, by subject."""
