"""Reminders: `rules` say what is due on a day (pure), `candidates` asks the database, `sending`
notes it for `home.notices`, `letters` say it.
"""
