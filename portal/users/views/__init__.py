"""Pages about the own account that allauth does not have."""
