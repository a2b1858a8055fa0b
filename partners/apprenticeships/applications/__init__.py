"""What cooperatives ask of a round: lists, learning goals, what was handed in."""
