"""What is done with a list of tools."""
