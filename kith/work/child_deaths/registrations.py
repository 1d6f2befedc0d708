"""What this room tells the rest of the house about itself when Kith starts."""
