"""What the pages of chronologies say."""
