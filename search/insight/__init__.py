"""What people search, find and open: counted by day, without a trace of who."""
