"""The options of a filter, written in Python: long lists stand on every list's page, and a
template takes ten times as long for them.
"""

from collections.abc import Mapping
from typing import Any

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

register = template.Library()
SHOWN = 6  # the others are folded
GROUPED = 1_000  # below it figures stand alike in every language


@register.simple_tag
def facet_options(facet: Any) -> SafeString:
    """Check boxes with counts.

    `facet`: {name, options: list of {value, label, count, selected}, is_open}, as mappings or
    objects.
    """
    options = list(_of(facet, "options"))
    name = _of(facet, "name")
    first, others = _labels(name, options[:SHOWN]), _labels(name, options[SHOWN:])
    if others:
        is_open = " open" if _of(facet, "is_open") else ""
        more = conditional_escape(gettext("More"))
        first += f"<details{is_open}><summary>{more}</summary>{others}</details>"
    return mark_safe(first)  # noqa: S308 - every value is escaped below


def _labels(name: str, options: list[Any]) -> str:
    before = f'<label><input type="checkbox" name="{conditional_escape(name)}"'
    return "".join([before + _rest(option) for option in options])


def _rest(option: Any) -> str:
    value, label = (conditional_escape(_of(option, name)) for name in ("value", "label"))
    checked = " checked" if _of(option, "selected") else ""
    count = _of(option, "count")
    shown = "" if count is None else intcomma(count) if count >= GROUPED else count
    return f' value="{value}"{checked}>{label}<span>{shown}</span></label>\n'


def _of(thing: Any, name: str) -> Any:
    return thing.get(name) if isinstance(thing, Mapping) else getattr(thing, name, None)
