"""The foot of wagtail-localize's editor."""

from typing import Any

from django import template
from django.template.context import Context

from home.translation.menus import Foot, foot_of

register = template.Library()


@register.simple_tag(takes_context=True)
def translation_foot(context: Context) -> Foot:
    given: Any = context
    return foot_of(given["request"], given["instance"], given["props"])
