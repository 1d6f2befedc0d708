"""The pages of practice reviews, by subject."""
