"""Mandates: `rules` for scopes and days (pure), `refusals`, the text that a board agrees to
(`terms`), codes told on the telephone (`codes`), what is told to whom (`letters`, `waiting`); what
was done in somebody's name (`keeping`, `deed_letters`) and how it is undone (`undoing`).
"""


def register() -> None:
    """Make this part known, when the room is ready."""
    from home import audit, waiting
    from home.notices import kinds
    from partners.membership.mandating import taking_back
    from partners.membership.mandating import waiting as ours
    from partners.membership.mandating.deed_letters import DONE
    from partners.membership.mandating.keeping import on_acted_for
    from partners.membership.mandating.letters import MANDATES

    kinds.register(MANDATES)
    kinds.register(DONE)
    audit.acted_for.connect(on_acted_for)
    taking_back.register()
    waiting.register(ours.of_board, rows=ours.open_ones)
    waiting.register(ours.of_assistant, rows=ours.ending_ones)
    waiting.register(ours.of_checker, rows=ours.sheets_to_check)
