"""Addresses in what visitors read: where each stands, and whether it answers."""
