"""The options of a filter, written in Python: long lists stand on every list's page, and a
template takes ten times as long for them.
"""

from typing import Any

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from home.ui import facets
from home.ui.facets import value_of

register = template.Library()
register.simple_tag(facets.arranged, name="arranged")
SHOWN = 6  # the others are folded
GROUPED = 1_000  # below it figures stand alike in every language


@register.simple_tag
def facet_options(facet: Any) -> SafeString:
    """Check boxes with counts.

    `facet`: {name, options: list of {value, label, count, selected}}, as mappings or objects.
    """
    options = list(value_of(facet, "options"))
    name = value_of(facet, "name")
    first, others = options[:SHOWN], options[SHOWN:]
    drawn = _labels(name, first)
    if others:
        is_open = " open" if any(value_of(option, "selected") for option in others) else ""
        more = conditional_escape(gettext("More"))
        fold = f'<details id="more-{conditional_escape(name)}"{is_open}>'
        drawn += f"{fold}<summary>{more}</summary>{_labels(name, others)}</details>"
    return mark_safe(drawn)  # noqa: S308 - every value is escaped below


def _labels(name: str, options: list[Any]) -> str:
    before = f'<label><input type="checkbox" name="{conditional_escape(name)}"'
    return "".join([before + _rest(option) for option in options])


def _rest(option: Any) -> str:
    value, label = (conditional_escape(value_of(option, name)) for name in ("value", "label"))
    checked = " checked" if value_of(option, "selected") else ""
    count = value_of(option, "count")
    shown = "" if count is None else intcomma(count) if count >= GROUPED else count
    return f' value="{value}"{checked}>{label}<span>{shown}</span></label>\n'
