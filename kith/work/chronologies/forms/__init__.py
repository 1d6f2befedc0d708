"""What people may type about chronologies."""
