"""Tags of the style guide page alone."""

from typing import Any

from django import template

from portal.styleguide import parameters_of

register = template.Library()


@register.inclusion_tag("styleguide/_head.html")
def component(name: str) -> dict[str, Any]:
    """The heading of an example: the component's name and its parameters."""
    return {"name": name, "parameters": parameters_of(name)}
