"""Making a draft, changing it part by part, and bringing it before the statutory partners."""
