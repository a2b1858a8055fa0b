"""The page of a tool in the reader's language, by the key that its translations share."""

from uuid import UUID

from django.conf import settings
from django.utils.translation import get_language

from home.visibility import public
from knowledge.models import ToolPage


def tool_of(key: UUID) -> ToolPage | None:
    """None where the library shows it to nobody; in another language where there is no other."""
    mine = get_language() or settings.LANGUAGE_CODE
    pages = public(ToolPage.objects.filter(translation_key=key)).select_related("locale")
    ordered = sorted(pages, key=lambda page: page.locale.language_code != mine)
    return next(iter(ordered), None)
