"""Tools that a person keeps on their account (docs/library.md)."""
