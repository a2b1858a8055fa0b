"""Pages of both sides of a placement, below their organisation in the workspace."""
