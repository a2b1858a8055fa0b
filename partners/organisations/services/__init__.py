"""What may be done with organisations, and by whom."""
