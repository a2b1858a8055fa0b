"""What cooperatives tell of tools that they used (docs/adoption.md)."""
