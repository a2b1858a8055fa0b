"""Highlighted texts in templates."""

from collections.abc import Iterable
from urllib.parse import quote, urlencode

from django import template
from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from search.asking import TEXT
from search.documents import Segment

register = template.Library()


@register.filter
def marked(segments: Iterable[Segment]) -> SafeString:
    """Segments as HTML, matches in <mark>; everything is escaped."""
    return format_html_join(
        "",
        "{}",
        ((format_html("<mark>{}</mark>", s.text) if s.is_match else s.text,) for s in segments),
    )


@register.simple_tag
def ask_address(text: str) -> str:
    """A `mailto:` address with a letter that asks for a tool; empty without CONTACT_EMAIL."""
    if not settings.CONTACT_EMAIL:
        return ""
    subject = _("Wanted: %(text)s") % {"text": text} if text else _("A tool that is missing")
    body = _("We searched for “%(text)s” and did not find what we need. We need it for:") % {
        "text": text
    }
    return f"mailto:{settings.CONTACT_EMAIL}?subject={quote(subject)}&body={quote(body)}"


@register.simple_tag
def same_words(path: str, text: str) -> str:
    """The address of another search page with these words and nothing else."""
    return f"{path.partition('?')[0]}?{urlencode({TEXT: text})}"
