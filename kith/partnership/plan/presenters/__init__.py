"""What the pages of the plan say, split by subject."""
