"""What the pages about indicators and figures say."""
