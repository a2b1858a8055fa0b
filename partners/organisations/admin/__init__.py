"""Organisations in Wagtail's admin."""
