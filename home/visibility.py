"""Which pages anybody may read, and which collections not, each asked in one query.

Wagtail's `.public()` first lists every restriction; a page of ours asks three times.
"""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction
from wagtail.query import PageQuerySet


def public(pages: PageQuerySet) -> PageQuerySet:
    """Live pages that are not restricted, nor any page above them."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    restricted = PageViewRestriction.objects.annotate(below=path).filter(
        below__startswith=F("page__path")
    )
    return pages.live().filter(~Exists(restricted))


def closed_collections() -> QuerySet[Collection]:
    """Collections that are restricted, or lie in one that is."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    restricted = CollectionViewRestriction.objects.annotate(below=path).filter(
        below__startswith=F("collection__path")
    )
    return Collection.objects.filter(Exists(restricted))
