"""Rounds in Wagtail's admin: moderators make them, have them matched and publish them."""
