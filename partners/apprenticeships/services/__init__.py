"""What may be done with offers and batches, and by whom."""
