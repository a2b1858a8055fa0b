"""What is done with placements; each verb asks for the right, locks, decides, writes."""
