"""What the pages about decisions say."""
