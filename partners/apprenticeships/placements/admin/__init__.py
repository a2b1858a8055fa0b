"""Staff look at placements; what the two sides see differently stands on top."""
