"""What the pages of cases say."""
