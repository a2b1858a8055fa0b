"""Mandates: `rules` for scopes and days (pure), `refusals`, the text that a board agrees to
(`terms`), codes told on the telephone (`codes`), what is told to whom (`letters`, `waiting`).
"""


def register() -> None:
    """Make this part known, when the room is ready."""
    from home import waiting
    from home.notices import kinds
    from partners.membership.mandating.letters import MANDATES
    from partners.membership.mandating.waiting import of_assistant, of_board, of_checker

    kinds.register(MANDATES)
    for source in (of_board, of_assistant, of_checker):
        waiting.register(source)
