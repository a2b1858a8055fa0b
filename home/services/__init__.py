"""Writes on the shared vocabulary: one module per noun, one function per verb."""
