"""What the templates of the register's desk and of its briefs need."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from home.ui.states import look
from partners.agreements.briefs import wording
from partners.agreements.briefs.brief import Section
from partners.agreements.models import Commitment

register = template.Library()
register.filter("kind_words", wording.kind)
register.filter("party_lines", wording.parties)
register.filter("group_words", wording.group)
register.filter("event_words", wording.event)
register.simple_tag(wording.standing, name="standing")
register.simple_tag(wording.light, name="promise_light")
register.simple_tag(wording.details, name="details")


@register.simple_tag
def commitment_light(commitment: Commitment) -> SafeString:
    """The traffic light, speaking in words: "5 months late", "done on 3 May 2025"."""
    tone = look(commitment.light_on()).admin_class
    return format_html('<span class="w-status {}">{}</span>', tone, commitment.light_words())


@register.simple_tag
def life_of(section: Section) -> list[dict[str, str]]:
    """For components/glance.html."""
    return [{"label": label, "value": value} for label, value in wording.life(section)]
