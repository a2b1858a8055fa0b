"""What editors and moderators see of the library in the admin."""
