"""Words in the two languages of the portal, side by side.

What comes from records (names of terms) has both; so has what people may write in either language.
"""

from typing import Literal, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import override

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")


class Wording(NamedTuple):
    """One sentence or name in Indonesian and in English."""

    id: str
    en: str

    def in_language(self, language: Language) -> str:
        return self.id if language == "id" else self.en


def in_language(text: str | Promise, language: Language) -> str:
    """Words that wait for a language, in this one."""
    with override(language):
        return str(text)
