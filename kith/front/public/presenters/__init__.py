"""What the public pages say, by subject."""
