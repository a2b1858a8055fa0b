"""Which pages anybody may read, asked in one query.

Wagtail's `.public()` first lists every restriction; a page of ours asks three times.
"""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet


def public(pages: PageQuerySet) -> PageQuerySet:
    """Live pages that are not restricted, nor any page above them."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    restricted = PageViewRestriction.objects.annotate(below=path).filter(
        below__startswith=F("page__path")
    )
    return pages.live().filter(~Exists(restricted))
