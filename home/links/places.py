"""Where addresses stand: all that visitors read is walked through, and what is stored follows.

Pages and their rows are known. Rooms register their records:

    register(Source(Organisation, lambda: Organisation.objects.public()))
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet, URLField
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, get_page_models

from home.links.models import Address, Place
from home.links.reading import links_in
from home.visits.models import type_key

AT_ONCE = 500
Where = tuple[int, int]
"""The content type and key of a record."""


@dataclass(frozen=True, slots=True)
class Source:
    """`rows` are those that visitors read; `owner` is where one of them is edited."""

    model: type[Model]
    rows: Callable[[], QuerySet[Any]]
    owner: Callable[[Any], Model] = lambda row: row


_sources: dict[type[Model], Source] = {}


def register(*sources: Source) -> None:
    _sources.update({source.model: source for source in sources})


def look_through() -> int:
    """Store where each address stands now; addresses that stand nowhere go. How many there are."""
    found: dict[str, set[Where]] = {}
    for record, owner in _everything():
        if urls := links_in(record):
            where = (_type_of(owner), owner.pk)
            for url in urls:
                found.setdefault(url, set()).add(where)
    _store(found)
    return len(found)


def _everything() -> Iterator[tuple[Model, Model]]:
    """Each record that visitors read, with the one in whose form it is edited."""
    for model in get_page_models():
        if model is Page:
            continue
        for page in model.objects.live().iterator(chunk_size=AT_ONCE):
            yield page, page
        for relation in get_all_child_relations(model):
            child, parent = relation.related_model, relation.field.name
            if any(isinstance(one, URLField) for one in child._meta.get_fields()):
                rows = child._default_manager.filter(**{f"{parent}__live": True})
                for row in rows.select_related(parent).iterator(chunk_size=AT_ONCE):
                    yield row, getattr(row, parent)
    for source in _sources.values():
        for row in source.rows().iterator(chunk_size=AT_ONCE):
            yield row, source.owner(row)


def _type_of(record: Model) -> int:
    return type_key(Page if isinstance(record, Page) else type(record))


@transaction.atomic
def _store(found: dict[str, set[Where]]) -> None:
    known = dict(Address.objects.values_list("url", "pk"))
    unnamed = [pk for url, pk in known.items() if url not in found]
    for start in range(0, len(unnamed), AT_ONCE):
        Address.objects.filter(pk__in=unnamed[start : start + AT_ONCE]).delete()
    Address.objects.bulk_create(
        (Address(url=url) for url in sorted(found.keys() - known.keys())),
        batch_size=AT_ONCE,
        ignore_conflicts=True,
    )
    known = dict(Address.objects.values_list("url", "pk"))
    stored = {
        (address, kind, key): pk
        for pk, address, kind, key in Place.objects.values_list(
            "pk", "address_id", "content_type_id", "object_id"
        )
    }
    wanted = {(known[url], *where) for url, places in found.items() for where in places}
    gone = [pk for place, pk in stored.items() if place not in wanted]
    for start in range(0, len(gone), AT_ONCE):
        Place.objects.filter(pk__in=gone[start : start + AT_ONCE]).delete()
    Place.objects.bulk_create(
        (
            Place(address_id=address, content_type_id=kind, object_id=key)
            for address, kind, key in sorted(wanted - stored.keys())
        ),
        batch_size=AT_ONCE,
        ignore_conflicts=True,
    )
