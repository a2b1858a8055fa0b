"""Mandates: `rules` for scopes and days (pure), `refusals`, the text that a board agrees to
(`terms`), codes told on the telephone (`codes`), what is told to whom (`letters`, `waiting`).
"""
