"""What people may type about actions, by subject."""
