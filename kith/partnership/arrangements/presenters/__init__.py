"""From records to what a page says: words, marks and addresses, worked out before the template."""
