"""What rooms above are told of rounds, inside the transaction that changes them."""

from django.dispatch import Signal

changed = Signal()
"""Sent with `round`, `what` ("batches", "deadline", "cancelled") and `facts` (JSON), after a round
that people apply to, or applied to, was changed or called off.
"""
