"""How a page is shown where its address is shared, and what machines read of it."""

from html import unescape
from typing import Any
from urllib.parse import quote

from django import template
from django.template.context import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from home import descriptions
from home.ui import linked_data

register = template.Library()
register.filter("described", descriptions.description)
KINDS = ("page", "tool", "agreement", "offer", "partner", "cooperative", "glossary")
"""Each has a picture in static/ui/img/social (docs/design.md)."""
LOCALES = {"id": "id_ID", "en": "en_GB"}
WIDTH, HEIGHT = 1200, 630


@register.simple_tag(takes_context=True)
def social(context: Context, kind: str = "page") -> SafeString:
    """Title, description and drawn picture of the page, for whoever shows a link to it.

    Of pages with a public address only. Raises ValueError for a kind without a picture.
    """
    if kind not in KINDS:
        raise ValueError(kind)
    address = page_address(context)
    if not address:
        return SafeString()
    title, description = _said_in(context, "title"), _said_in(context, "description")
    facts = {
        "og:type": "website",
        "og:site_name": context.get("SITE_NAME", ""),
        "og:locale": LOCALES.get(get_language() or "", ""),
        "og:url": address,
        "og:title": title,
        "og:description": description,
        "og:image": f"{context['BASE_URL']}{static(f'ui/img/social/{kind}.png')}",
        "og:image:width": WIDTH,
        "og:image:height": HEIGHT,
    }
    rows = [(name, value) for name, value in facts.items() if value]
    metas = format_html_join("\n", '<meta property="{}" content="{}">', rows)
    return format_html('{}\n<meta name="twitter:card" content="summary_large_image">', metas)


@register.simple_tag(name="linked_data")
def block_of_data(thing: dict[str, Any] | None) -> SafeString:
    """The thing for machines, in an element that no browser runs."""
    text = linked_data.as_text(thing) if thing else ""
    if not text:
        return SafeString()
    return mark_safe(  # noqa: S308 - as_text leaves no sign of HTML
        f'<script type="application/ld+json">{text}</script>'
    )


@register.simple_tag(takes_context=True)
def page_address(context: Context) -> str:
    """The whole address of this page in its own language, as search engines know it; empty where it
    has no public one. What a reader asked for on it, such as where one lives, is not shared.
    """
    for alternate in context.get("alternates") or ():
        if alternate.is_current:
            return str(alternate.url)
    return ""


@register.simple_tag
def whatsapp_address(title: str, address: str) -> str:
    """Opens WhatsApp, on a phone or in a browser, with the title and the address as the message."""
    return f"https://wa.me/?text={quote(f'{title} {address}', safe='')}"


def _said_in(context: Context, block: str) -> str:
    """What the page's own block of that name says, as plain text."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    node = blocks and blocks.get_block(block)
    return " ".join(unescape(node.render(context)).split()) if node else ""
