"""How claims and proposals look."""

from django import template

from home.ui.states import Look, look
from partners.membership.models import State

register = template.Library()


@register.simple_tag
def claim_state(state: str) -> Look:
    """Tone and icon of a state."""
    return look(State(state))
