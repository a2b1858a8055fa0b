"""Acts on reports of cooperatives about tools."""
