"""What may be done with rounds, and by whom."""
