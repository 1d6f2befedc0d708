"""What people do with chronologies."""
