"""Words in the two languages of the portal, side by side.

The package has no framework and so no gettext: a sentence that a rule or a criterion says is
part of the rule, and is published with it.
"""

from typing import Literal, NamedTuple

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")


class Wording(NamedTuple):
    """One sentence or name in Indonesian and in English."""

    id: str
    en: str

    def in_language(self, language: Language) -> str:
        return self.id if language == "id" else self.en
