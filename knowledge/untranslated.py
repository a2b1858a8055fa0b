"""Tools that readers of a language do not have yet, so that they know of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Locale

from home.cache import shelf
from home.translation.elsewhere import Elsewhere
from knowledge.models.tool_page import ToolPage

MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Untranslated:
    """How many there are, and the newest of them."""

    total: int
    newest: Sequence[Elsewhere]


def untranslated(locale: Locale, request: HttpRequest) -> Untranslated:
    """Public tools in other languages without a version in this one. One query."""
    return shelf.kept(("untranslated", locale.pk), lambda: _read(locale, request))


def _read(locale: Locale, request: HttpRequest) -> Untranslated:
    tools = list(ToolPage.objects.not_yet_for_readers(locale).select_related("locale"))
    newest = [Elsewhere.of(tool, request) for tool in tools[:MOST_NAMED]]
    return Untranslated(len(tools), newest)
