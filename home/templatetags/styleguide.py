"""Tags of the style guide page alone."""

from django import template

from home.ui import css
from home.ui.styleguide import parameters_of

register = template.Library()


@register.inclusion_tag("styleguide/_head.html")
def component(name: str) -> dict[str, object]:
    """The heading of an example: the component's name and its parameters."""
    return {"name": name, "parameters": parameters_of(name)}


@register.simple_tag
def colour_of(role: str) -> str:
    """A colour role as the sheet in the page knows it."""
    return f"var({css.short_names()[f'--{role}']})"
