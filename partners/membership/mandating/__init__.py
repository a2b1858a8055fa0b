"""Mandates: `rules` for scopes and days (pure), `refusals`, the text that a board agrees to
(`terms`), codes told on the telephone (`codes`), what is told to whom (`letters`, `waiting`).
"""


def register() -> None:
    """Make this part known, when the room is ready."""
    from home.notices import kinds
    from partners.membership.mandating.letters import MANDATES

    kinds.register(MANDATES)
