"""The codes behind the facets: which tool has which.

One query each, whatever the number of facets: the tables of the vocabulary are alike.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, Value
from django.utils import translation

from home.models import BusinessUnit, Challenge, Competency, Sector, Stage
from home.models.taxonomy import Term as VocabularyTerm
from knowledge.models.evidence import Evidence
from knowledge.models.tool_page import ToolPage

# Facet to the vocabulary model and to the tool's relation.
TERMS: dict[str, tuple[type[VocabularyTerm], str]] = {
    "challenge": (Challenge, "challenges"),
    "unit": (BusinessUnit, "business_units"),
    "stage": (Stage, "stages"),
    "sector": (Sector, "sectors"),
    "competency": (Competency, "competencies"),
}


@dataclass(frozen=True)
class Term:
    """`official`: the ministry's word for it, where people have one of their own."""

    facet: str
    code: str
    name: str
    official: str = ""


def codes_by_tool() -> dict[int, dict[str, set[str]]]:
    """Primary key to facet to codes, for vocabulary and countries of tests. One query.

    Of every tool, published or not: naming those wanted in each part of the query costs
    more than reading the others.
    """
    rows = [
        _through(relation)
        .order_by()
        .values_list(Value(facet), "toolpage_id", f"{_target(relation)}__code")
        for facet, (_model, relation) in TERMS.items()
    ]
    rows.append(Evidence.objects.order_by().values_list(Value("country"), "page_id", "country"))
    found: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for facet, pk, code in _union(rows):
        found[pk][facet].add(code)
    return found


def terms_of(tool: ToolPage) -> list[Term]:
    """Every term of one tool, facet by facet. One query."""
    rows = [
        _through(relation)
        .filter(toolpage=tool.pk)
        .order_by()
        .values_list(
            Value(facet),
            *(f"{_target(relation)}__{name}" for name in _TERM_FIELDS),
            *_official(facet, relation),
        )
        for facet, (_model, relation) in TERMS.items()
    ]
    return [
        Term(facet, code, _in_language(name_id, name_en), _in_language(official_id, official_en))
        for facet, _order, code, name_id, name_en, official_id, official_en in sorted(_union(rows))
    ]


def terms_in_form(tool: ToolPage) -> list[Term]:
    """The terms that an editor has ticked, saved or not. Five queries."""
    return [
        Term(facet, term.code, term.name, _official_of(term))
        for facet, (_model, relation) in TERMS.items()
        for term in getattr(tool, relation).all()
    ]


_TERM_FIELDS = ("order", "code", "name_id", "name_en")
_OFFICIAL_FIELDS = ("ministry_wording_id", "ministry_wording_en")


def _official(facet: str, relation: str) -> list[Any]:
    """The ministry's word in both languages; empty for terms that have none beside their name."""
    if facet != "challenge":
        return [Value(""), Value("")]
    return [f"{_target(relation)}__{name}" for name in _OFFICIAL_FIELDS]


def _through(relation: str) -> QuerySet[Any]:
    return getattr(ToolPage, relation).through.objects.all()


def _target(relation: str) -> str:
    """The name of the column that points at the term: "businessunit"."""
    return ToolPage._meta.get_field(relation).m2m_reverse_field_name()


def _union(rows: Iterable[QuerySet[Any]]) -> QuerySet[Any]:
    first, *others = rows
    return first.union(*others, all=True)


def _in_language(name_id: str, name_en: str) -> str:
    wanted, other = (name_en, name_id) if translation.get_language() == "en" else (name_id, name_en)
    return wanted or other


def _official_of(term: VocabularyTerm) -> str:
    return term.ministry_wording if isinstance(term, Challenge) else ""
