"""Hosts and their people: what they write of offers, and what they say of a season."""
