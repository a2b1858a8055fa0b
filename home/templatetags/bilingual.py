"""For records that carry both languages side by side."""

from typing import Any

from django import template

from home.bilingual import is_fallback, text_of

register = template.Library()


@register.filter
def language_of(record: Any, field: str) -> str:
    """The language of a text when it is not the page's own, for `lang`; else nothing."""
    return text_of(record, field)[1] if is_fallback(record, field) else ""
