"""What Home says, subject by subject."""
