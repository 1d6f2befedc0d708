"""The first page of everyone who signs in: what waits for them, in every partnership in which they sit."""
