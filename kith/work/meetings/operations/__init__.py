"""What people do with meetings: plan them, and put on record what became of them."""
