"""What may be done with results, and by whom."""
