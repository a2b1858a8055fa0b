"""Reminders: `rules` say what is due on a day (pure), `candidates` asks the database,
`sending` tells each person once.
"""
