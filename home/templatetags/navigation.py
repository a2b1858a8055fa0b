"""The pillars, for the frame of every page."""

from typing import Any

from django import template

from home import demonstration
from home.ui import navigation

register = template.Library()
register.simple_tag(navigation.search_address)


@register.simple_tag(takes_context=True)
def pillars(context: dict[str, Any]) -> list[navigation.PillarLink]:
    """The three pillars; the one that leads to this page is current."""
    return navigation.links(_path(context))


@register.simple_tag(takes_context=True)
def site_menu(context: dict[str, Any]) -> list[navigation.PillarLink]:
    """The menu "More"; what leads to this page is current."""
    return navigation.menu(_path(context))


@register.simple_tag(takes_context=True)
def where(context: dict[str, Any]) -> str:
    return navigation.where(_path(context))


@register.simple_tag(takes_context=True)
def current_tone(context: dict[str, Any]) -> str:
    """The class that gives a page the accent of its part of the site."""
    current = [pillar.tone for pillar in navigation.links(_path(context)) if pillar.is_current]
    return f"tone-{current[0]}" if current else ""


@register.inclusion_tag("home/demo_line.html")
def demo_line(record: object = None) -> dict[str, bool]:
    """One line at the top of a page that shows records of the demo; of `record` alone, if given."""
    return {"is_demo": demonstration.is_shown(record)}


def _path(context: dict[str, Any]) -> str:
    request = context.get("request")
    return request.path if request else ""
