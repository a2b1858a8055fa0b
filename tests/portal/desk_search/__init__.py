"""Searching everything in the admin."""
