"""“I represent this organisation”: finding it, who decides, how long it takes, what is refused."""


def register() -> None:
    """What waits for deciders, what people hear of claims, and what is stored of them."""
    from home import waiting
    from home.notices import kinds
    from partners.membership.claiming import personal
    from partners.membership.notices import claims
    from partners.membership.workspace import deciding

    waiting.register(deciding.waiting, rows=deciding.open_to)
    for kind in claims.KINDS:
        kinds.register(kind)
    personal.declare()
