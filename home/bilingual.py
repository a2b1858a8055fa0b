"""Plain records in two languages: `name_id` and `name_en` behind one `name`.

Pages are translated page by page; vocabulary and registers keep both languages side by
side, so that codes, counts and imports are the same whatever the reader's language.
"""

from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

# What the admin's lists call a column of both languages.
HEADINGS = {"label": _("Figure"), "name": _("Name"), "title": _("Title"), "value": _("Value")}
CODES = tuple(code for code, _name in settings.LANGUAGES)


class Bilingual:
    """Descriptor: the text in the active language, or in the other one when it is empty."""

    def __init__(self, field: str) -> None:
        self.field = field
        self.short_description = HEADINGS.get(field, field)

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        if instance is None:
            return self
        return text_of(instance, self.field)[0]


def text_of(instance: Any, field: str, language: str | None = None) -> tuple[str, str]:
    """The text of `field` and the language it is really in, preferring `language`.

    >>> class Word: name_id, name_en = "alat", ""
    >>> text_of(Word(), "name", "en")
    ('alat', 'id')
    """
    wanted = (language or translation.get_language() or settings.LANGUAGE_CODE)[:2]
    order = [wanted, *(code for code in CODES if code != wanted)]
    for code in order:
        if value := getattr(instance, f"{field}_{code}"):
            return value, code
    return "", wanted


def is_fallback(instance: Any, field: str) -> bool:
    """Whether the reader sees the other language because the own one is missing."""
    value, code = text_of(instance, field)
    return bool(value) and code != translation.get_language()


def localized(field: str) -> str:
    """The column to order by in the active language: `name` becomes `name_id`."""
    language = (translation.get_language() or settings.LANGUAGE_CODE)[:2]
    return f"{field}_{language if language in CODES else settings.LANGUAGE_CODE}"
