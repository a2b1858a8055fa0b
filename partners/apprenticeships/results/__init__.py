"""What a round decided, kept for each application: places, waiting lists, answers."""
