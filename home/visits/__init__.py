"""What visitors look at, and which addresses they ask for in vain: counted, without who."""
