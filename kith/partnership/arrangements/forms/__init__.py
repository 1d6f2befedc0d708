"""What people may type about arrangements, subject by subject."""
