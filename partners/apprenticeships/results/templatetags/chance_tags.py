"""The chance of a list, for the pages where it is made."""

from typing import Any

from django import template

from home.ui.states import look
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.results import chance_words
from partners.apprenticeships.results.chances import chance_of

register = template.Library()


@register.inclusion_tag("results/chance.html")
def chance(application: Application) -> dict[str, Any]:
    """Nothing where nothing was drawn yet, or the round receives no applications any more."""
    found = chance_of(application) if application.round.is_collecting() else None
    if found is None:
        return {}
    advice = found.advice
    return {
        "chance": found,
        "amount": chance_words.AMOUNTS[found.amount],
        "usual": chance_words.usual(found),
        "look": look(advice.band) if advice else None,
        "meaning": advice
        and chance_words.meaning(advice, is_empty=not application.choices.exists()),
        "tips": list(chance_words.tips(advice)) if advice else [],
    }
