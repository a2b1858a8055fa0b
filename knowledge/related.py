"""Tools that belong to something else: to who made them, or to what one goes to learn."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import get_language

from home import visibility
from home.cache import shelf
from knowledge import path
from knowledge.enums import PathStage
from knowledge.metadata import head_tags
from knowledge.models import Evidence, ToolPage
from partners.apprenticeships import ties
from partners.apprenticeships.models import Offer
from partners.organisations.models import Organisation

MOST, MOST_OF_ONE = 4, 12
CANDIDATES = 60
STAGES = list(PathStage)


@dataclass(frozen=True, slots=True)
class Fitting:
    """What the order of two tools depends on. `shared`: competencies; `is_usable`: there is a text
    or file of it in the reader's language, so that one can read it before one goes.
    """

    shared: int
    is_usable: bool
    stage: PathStage
    key: int = 0


def in_order(tools: Collection[Fitting]) -> list[Fitting]:
    """What shares most first; of these what can be used today, then what has come further.

    >>> near, far = Fitting(2, False, PathStage.SUMMARY, 1), Fitting(1, True, PathStage.TRIED, 2)
    >>> [one.key for one in in_order([far, near])]
    [1, 2]
    """
    return sorted(
        tools,
        key=lambda one: (-one.shared, not one.is_usable, -STAGES.index(one.stage), one.key),
    )


@dataclass(frozen=True, slots=True)
class Shelf:
    """Some tools for components/list.html, and how many there are."""

    items: list[dict[str, object]]
    total: int
    address: str

    @property
    def more(self) -> int:
        return self.total - len(self.items)


def made_by(organisation: Organisation) -> Shelf:
    """The tools that an organisation made, in the reader's language. One query, the first time."""
    key = ("tools of", organisation.pk, get_language())
    return shelf.kept(key, lambda: _made_by(organisation))


def _made_by(organisation: Organisation) -> Shelf:
    found = _for_readers().filter(origins__organisation=organisation.pk).distinct()
    rows = list(found.order_by("title", "pk"))
    return _shown(rows, MOST_OF_ONE)


def counts_by(organisations: Collection[int]) -> Counter[int]:
    """How many tools each of them made, by its key. One query."""
    rows = _for_readers().filter(origins__organisation__in=organisations).order_by()
    counted = rows.values_list("origins__organisation").annotate(n=Count("pk", distinct=True))
    return Counter({key: number for key, number in counted if key in organisations})


def naming(organisation: Organisation) -> Shelf:
    """Tools of which a test or use names the organisation as it is written, in whole words. One
    query, the first time.
    """
    key = ("tools naming", organisation.pk, get_language())
    return shelf.kept(key, lambda: _naming(organisation))


def _naming(organisation: Organisation) -> Shelf:
    tests = Evidence.objects.filter(page=OuterRef("pk"))
    name = rf"(^|\W){re.escape(organisation.name)}(\W|$)"
    named = tests.filter(Q(tested_by__regex=name) | Q(scale__regex=name))
    return _shown(list(_for_readers().filter(Exists(named)).order_by("title", "pk")), MOST)


def before(offer: Offer) -> Shelf:
    """What to read before one goes there: tools that share a competency with it, in the reader's
    language, each with what ties them. One query, the first time; none without competencies.
    """
    return shelf.kept(("tools before", offer.pk, get_language()), lambda: _before(offer))


def _before(offer: Offer) -> Shelf:
    names = {term.code: term.name for term in offer.competencies.all()}
    if not names:
        return _shown([], MOST)
    rows = (
        _for_readers()
        .annotate(worded=_files_in_language(), **ties.counted(names))
        .filter(shared__gt=0)
        .order_by("-shared", "pk")
    )
    found = {one.pk: one for one in rows[:CANDIDATES]}
    language = get_language() or ""
    facts = [
        Fitting(
            one.shared,
            bool(one.worded) or path.links_of(one).lead_to_text(language),
            PathStage(one.path_stage),
            one.pk,
        )
        for one in found.values()
    ]
    return _shown([found[one.key] for one in in_order(facts)], MOST, names)


def _files_in_language() -> Count:
    return Count("files", filter=Q(files__language=get_language()), distinct=True)


def _for_readers() -> QuerySet[ToolPage]:
    """In the reader's language, with what a card shows and what its address is made of."""
    fields = (
        *("title", "slug", "summary", "kind", "path_stage", "url_path", "locale"),
        *path.Links._fields,
    )
    tools: QuerySet[ToolPage] = visibility.public(ToolPage.objects.all()).filter(
        locale__language_code=get_language()
    )
    return tools.select_related("locale").only(*fields, "locale__language_code")


def _shown(rows: list[ToolPage], most: int, names: Mapping[str, str] | None = None) -> Shelf:
    """`names`, by code: of the competencies that may tie them to what they are shown beside."""
    items: list[dict[str, object]] = [
        {
            "title": tool.title,
            "summary": tool.summary,
            "url": tool.url,
            "tags": head_tags(tool),
            "meta": ties.said(tool, names) if names else [],
        }
        for tool in rows[:most]
    ]
    library = (rows[0].url or "").removesuffix(f"{rows[0].slug}/") if rows else ""
    return Shelf(items, len(rows), library)
