"""What this room tells the rest of the house about itself when Kith starts."""

from kith.work.practice_reviews import publication_registrations  # noqa: F401
