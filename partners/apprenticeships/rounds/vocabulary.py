"""The words that a round knows: code and both names of sectors, competencies, units and so on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import lazy
from django.utils.translation import get_language

from partners.apprenticeships.rounds.wording import Wording

Terms = Mapping[str, Wording]
"""Code to its names, in the order in which people expect them."""

LANGUAGES: Terms = {
    "id": Wording("bahasa Indonesia", "Indonesian"),
    "en": Wording("bahasa Inggris", "English"),
}
ACCESS: Terms = {
    "wheelchair": Wording("kursi roda", "wheelchair"),
    "sign-language": Wording("bahasa isyarat", "sign language"),
    "childcare": Wording("penitipan anak", "childcare"),
    "women-lodging": Wording("penginapan khusus perempuan", "lodging for women"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """``stages`` are in their order: the first is stage 1, and 0 means none was reached.

    ``regencies`` maps dotless Kemendagri codes ("3204") to names.
    """

    sectors: Terms = field(default_factory=dict)
    competencies: Terms = field(default_factory=dict)
    units: Terms = field(default_factory=dict)
    stages: Terms = field(default_factory=dict)
    access: Terms = field(default_factory=lambda: ACCESS)
    languages: Terms = field(default_factory=lambda: LANGUAGES)
    regencies: Mapping[str, str] = field(default_factory=dict)


def name_of(terms: Terms, code: str) -> Wording:
    """Both names of ``code``, or the code itself where the vocabulary does not know it."""
    return terms.get(code, Wording(code, code))


def _said(names: Wording) -> str:
    return names.en if get_language() == "en" else names.id


said = lazy(_said, str)


def spoken(terms: Terms, code: str) -> str:
    """The name of ``code`` in the language in which it is read."""
    return said(name_of(terms, code))
