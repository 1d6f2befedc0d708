"""The pages about contributions."""
