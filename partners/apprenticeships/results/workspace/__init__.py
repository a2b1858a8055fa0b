"""Members' pages of what rounds decided: of the cooperative, and of the host."""
