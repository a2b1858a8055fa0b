"""The two languages of the portal: a word in one of them, in both, or in whichever is read.

Words are marked with ``gettext_noop`` (or ``pgettext_lazy`` where the same English is said
otherwise elsewhere) and put into a language when a file is written in it.
"""

from functools import cache
from typing import Literal, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, override

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")

Text = str | Promise
"""A message as the catalogues have it, or words that wait for a language."""


class InBoth(NamedTuple):
    """One name in both languages, as records have it and as people may write either."""

    id: str
    en: str

    def in_language(self, language: Language) -> str:
        return self.id if language == "id" else self.en


def in_language(text: Text, language: Language) -> str:
    """The words in this language; a message is looked up once."""
    if isinstance(text, str):
        return _translated(text, language)
    with override(language):
        return str(text)


@cache
def _translated(message: str, language: Language) -> str:
    with override(language):
        return gettext(message)


def in_both(text: Text) -> InBoth:
    return InBoth(in_language(text, "id"), in_language(text, "en"))


def read_in_time(text: Text) -> Text:
    """The words in the language in which they will be read."""
    return gettext_lazy(text) if isinstance(text, str) else text
