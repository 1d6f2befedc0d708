"""What the pages about emerging issues and risks say."""
