"""What the pages about actions say."""
