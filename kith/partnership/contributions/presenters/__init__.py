"""What the pages about contributions say."""
