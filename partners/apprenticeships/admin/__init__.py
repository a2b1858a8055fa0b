"""Offers and batches in Wagtail's admin."""
