"""The options of a filter, written in Python: long lists stand on every list's page, and a
template takes ten times as long for them.
"""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.formats import localize
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

register = template.Library()
SHOWN = 6  # the others are folded
OPTION = '<label><input type="checkbox" name="{}" value="{}"{}>{}<span>{}</span></label>\n'
CHECKED = mark_safe(" checked")
OPEN = mark_safe(" open")


@register.simple_tag
def facet_options(facet: Any) -> SafeString:
    """Check boxes with counts.

    `facet`: {name, options: list of {value, label, count, selected}, is_open}, as mappings or
    objects.
    """
    options = list(_of(facet, "options"))
    name = _of(facet, "name")
    first, others = _labels(name, options[:SHOWN]), _labels(name, options[SHOWN:])
    if not others:
        return first
    fold = OPEN if _of(facet, "is_open") else ""
    more = gettext("More")
    return format_html("{}<details{}><summary>{}</summary>{}</details>", first, fold, more, others)


def _labels(name: str, options: list[Any]) -> SafeString:
    return format_html_join("", OPTION, (_row(name, option) for option in options))


def _row(name: str, option: Any) -> tuple[Any, ...]:
    count = _of(option, "count")
    return (
        name,
        _of(option, "value"),
        CHECKED if _of(option, "selected") else "",
        _of(option, "label"),
        "" if count is None else localize(count),
    )


def _of(thing: Any, name: str) -> Any:
    return thing.get(name) if isinstance(thing, Mapping) else getattr(thing, name, None)
