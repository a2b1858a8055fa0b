"""What rooms above, and those who tell people, hear of results: inside the transaction."""

from django.dispatch import Signal

published = Signal()
"""Sent with `round` when its results can be read."""
