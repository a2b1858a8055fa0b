"""The pages of tools in the reader's language, by the key that translations share."""

from collections.abc import Collection
from uuid import UUID

from django.conf import settings
from django.utils.translation import get_language

from home.visibility import public
from knowledge.models import ToolPage


def tool_of(key: UUID) -> ToolPage | None:
    """None where the library shows it to nobody; in another language where there is no other."""
    return tools_of([key]).get(key)


def tools_of(keys: Collection[UUID]) -> dict[UUID, ToolPage]:
    """By key, those that the library shows. One query."""
    pages = public(ToolPage.objects.filter(translation_key__in=keys)).select_related("locale")
    mine = get_language() or settings.LANGUAGE_CODE
    # The reader's own language comes last, and stands.
    ordered = sorted(pages, key=lambda page: page.locale.language_code == mine)
    return {page.translation_key: page for page in ordered}
