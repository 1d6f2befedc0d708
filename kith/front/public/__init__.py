"""What anybody may read: the partnerships of this installation and the arrangements that they published."""
