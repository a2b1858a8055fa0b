"""Tags that every template may use without loading (settings: builtins)."""

import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from home.cache import shelf
from home.ui import art, css, icons, js

register = template.Library()


@register.simple_tag(takes_context=True)
def inline_css(context: Context, room: str = "") -> SafeString:
    """The sheet of this room's pages in a `<style>` element; the policy allows what was noted."""
    if request := context.get("request"):
        request.inlined_sheet = css.sheet(room)
    return mark_safe(f"<style>{css.sheet(room)}</style>")  # noqa: S308 - our own file


@register.simple_tag
def inline_error_css() -> SafeString:
    """The small sheet of the 404 and 500 pages."""
    return mark_safe(f"<style>{css.error_sheet()}</style>")  # noqa: S308 - our own file


@register.simple_tag
def script_url(names: str = "") -> str:
    """The address of one script with these behaviours of js/."""
    return js.address(names)


@register.simple_tag
def script_on_demand(name: str) -> str:
    """The address of one behaviour for `data-script`: js/always.js fetches it."""
    return js.part(name)


@register.simple_tag
def icon(name: str, css_class: str = "icon") -> SafeString:
    """One line icon from the sprite source, inlined; always stands beside words."""
    return mark_safe(icons.svg(name, css_class))  # noqa: S308 - our own file


@register.simple_tag
def sector_art(code: str) -> SafeString:
    """The drawing of a sector, 84 × 64, in its tone; nothing for one that nobody drew."""
    return mark_safe(art.sector(code))  # noqa: S308 - our own file


@register.simple_tag
def kind_art(code: str) -> SafeString:
    """The drawing of a kind of tool, 84 × 64, on the ground of its family."""
    return mark_safe(art.kind(code))  # noqa: S308 - our own file


@register.filter
def beside(columns: Sequence[Any], cells: Iterable[Any]) -> list[tuple[Any, Any]]:
    """Each cell of a row with its column."""
    return list(zip(columns, cells, strict=True))


@register.filter
def sentence(text: str) -> str:
    """`" Two-Factor Authentication "` → `"Two-factor authentication"`; markup stays as it is, and
    the reader is "Anda" anywhere.
    """
    text = text.strip()
    return text if "<" in text else capfirst(re.sub(r"\banda\b", "Anda", text.lower()))


@register.simple_tag(takes_context=True)
def query(context: dict[str, Any], **changes: Any) -> str:
    """The current query string with `changes`; None removes a key. `page` is dropped."""
    params = context["request"].GET.copy()
    params.pop("page", None)
    for key, value in changes.items():
        if value is None:
            params.pop(key, None)
        else:
            params[key] = value
    return f"?{params.urlencode()}" if params else "?"


class KeepNode(template.Node):
    def __init__(self, key: list[FilterExpression], nodelist: NodeList, alone: bool) -> None:
        self.key = key
        self.nodelist = nodelist
        self.alone = alone

    def render(self, context: Context) -> SafeString:
        key = tuple(part.resolve(context, ignore_failures=True) for part in self.key)
        if None in key:
            return self.nodelist.render(context)
        made = partial(self.nodelist.render, context)
        return shelf.kept(("template", *key), made, alone=self.alone)


@register.tag
def keep(parser: Parser, token: Token) -> KeepNode:
    """`{% keep "name" key… [alone] %}…{% endkeep %}`: a part alike for everybody.

    Made once per language and key until something changes that was read for the page so far, or
    inside; `alone` is for a part that reads inside all that it shows (home/cache/shelf.py). A key
    that is None keeps nothing, which is for drafts and for words that were searched.
    """
    bits = token.split_contents()[1:]
    alone = bits[-1] == "alone"
    key = [parser.compile_filter(bit) for bit in (bits[:-1] if alone else bits)]
    nodelist = parser.parse(("endkeep",))
    parser.delete_first_token()
    return KeepNode(key, nodelist, alone)
