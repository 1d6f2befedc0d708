"""What pages about meetings say, by subject."""
