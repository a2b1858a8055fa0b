"""Rounds that were run from sheets are taken in."""
