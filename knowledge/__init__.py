"""The library: tools tested elsewhere, their evidence and what was changed for Indonesia."""
