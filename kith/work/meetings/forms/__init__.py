"""What people may type about meetings, by subject."""
