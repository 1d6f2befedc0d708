"""The pages of chronologies."""
