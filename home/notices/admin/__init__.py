"""E-mails that did not arrive, as staff see them, and one's own choices."""
