"""Mandates: `rules` for scopes and days (pure), `refusals`, the text that a board agrees to
(`terms`), codes told on the telephone (`codes`), what is told to whom (`letters`, `waiting`); what
was done in somebody's name (`keeping`, `deed_letters`) and how it is undone (`undoing`).
"""


def register() -> None:
    """Make this part known, when the room is ready."""
    from home import audit, waiting
    from home.notices import kinds
    from partners.membership.mandating import taking_back
    from partners.membership.mandating.deed_letters import DONE
    from partners.membership.mandating.keeping import on_acted_for
    from partners.membership.mandating.letters import MANDATES
    from partners.membership.mandating.waiting import of_assistant, of_board, of_checker

    kinds.register(MANDATES)
    kinds.register(DONE)
    audit.acted_for.connect(on_acted_for)
    taking_back.register()
    for source in (of_board, of_assistant, of_checker):
        waiting.register(source)
