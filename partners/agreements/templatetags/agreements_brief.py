"""The words of a brief for its page."""

from django import template

from partners.agreements.briefs import wording
from partners.agreements.briefs.brief import Brief, Event, Group, PromiseFacts, Section

register = template.Library()
register.simple_tag(wording.standing, name="standing")
register.simple_tag(wording.details, name="details")


@register.simple_tag
def kind_of(section: Section) -> str:
    return wording.kind(section.facts)


@register.simple_tag
def life_of(section: Section) -> list[dict[str, str]]:
    return [{"label": label, "value": value} for label, value in wording.life(section)]


@register.simple_tag
def parties_of(section: Section) -> list[str]:
    return wording.parties(section.facts)


@register.simple_tag
def group_name(group: Group) -> str:
    return str(wording.GROUPS[group.light])


@register.simple_tag
def light_of(promise: PromiseFacts, brief: Brief) -> str:
    return wording.light(promise, brief)


@register.simple_tag
def event_name(event: Event) -> str:
    return wording.event(event.kind)
