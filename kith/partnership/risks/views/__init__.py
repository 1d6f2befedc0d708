"""The pages about emerging issues and risks."""
