"""Members' pages of their cooperative's reports about tools."""
