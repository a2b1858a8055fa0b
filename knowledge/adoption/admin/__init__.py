"""Moderators read reports, publish them, send them back, take them off the site."""
