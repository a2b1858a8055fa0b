"""The words that a round knows: code and both names of sectors, competencies, units and so on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import lazy
from django.utils.translation import get_language, gettext_noop, pgettext_lazy

from partners.apprenticeships.rounds.languages import InBoth, in_both

Terms = Mapping[str, InBoth]
"""Code to its names, in the order in which people expect them."""


def languages() -> Terms:
    words = {
        "id": pgettext_lazy("matching", "Indonesian"),
        "en": pgettext_lazy("matching", "English"),
    }
    return {code: in_both(name) for code, name in words.items()}


def access() -> Terms:
    words = {
        "wheelchair": gettext_noop("wheelchair"),
        "sign-language": gettext_noop("sign language"),
        "childcare": gettext_noop("childcare"),
        "women-lodging": gettext_noop("lodging for women"),
    }
    return {code: in_both(name) for code, name in words.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """``stages`` are in their order: the first is stage 1, and 0 means none was reached.

    ``regencies`` maps dotless Kemendagri codes ("3204") to names.
    """

    sectors: Terms = field(default_factory=dict)
    competencies: Terms = field(default_factory=dict)
    units: Terms = field(default_factory=dict)
    stages: Terms = field(default_factory=dict)
    access: Terms = field(default_factory=access)
    languages: Terms = field(default_factory=languages)
    regencies: Mapping[str, str] = field(default_factory=dict)


def name_of(terms: Terms, code: str) -> InBoth:
    """Both names of ``code``, or the code itself where the vocabulary does not know it."""
    return terms.get(code, InBoth(code, code))


def _said(names: InBoth) -> str:
    return names.en if get_language() == "en" else names.id


said = lazy(_said, str)


def spoken(terms: Terms, code: str) -> str:
    """The name of ``code`` in the language in which it is read."""
    return said(name_of(terms, code))
