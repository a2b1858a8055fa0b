"""What the admin's templates of the register need."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from home.ui.states import look
from partners.agreements.models import Commitment

register = template.Library()


@register.simple_tag
def light(commitment: Commitment) -> SafeString:
    """The traffic light, speaking in words: "5 months late", "done on 3 May 2025"."""
    tone = look(commitment.light_on()).admin_class
    return format_html('<span class="w-status {}">{}</span>', tone, commitment.light_words())
