"""What staff see and do about who acts for whom."""
