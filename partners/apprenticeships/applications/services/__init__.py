"""What may be done with applications, and by whom."""
