"""How each language writes dates and numbers, where Django abbreviates months."""
