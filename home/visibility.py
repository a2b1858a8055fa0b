"""Which pages anybody may read, which collections not, and what staff may know of.

Wagtail's `.public()` first lists every restriction; a page of ours asks three times.
"""

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet

from home.access import Actor


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


def known(rows: QuerySet, user: AbstractUser | AnonymousUser) -> QuerySet:
    """Those that this person may know of: of pages those on the site and in the own part of the
    tree, of records what their room says (`visible_to`), uploads that one may work with or read.
    """
    everything = rows.model._default_manager.all()
    if issubclass(rows.model, Page):
        mine = policy_registry.get_by_type(Page).explorable_instances(user)
        everybodys = public(Page.objects.all())
    elif hasattr(everything, "visible_to"):
        mine = everybodys = everything.visible_to(Actor(user))
    elif hasattr(rows.model, "collection"):
        policy = policy_registry.get_by_type(rows.model)
        mine = policy.instances_user_has_any_permission_for(user, ["change", "choose", "delete"])
        everybodys = everything.exclude(collection__in=closed_collections())
    else:
        return rows
    # By keys alone: searches of the admin know no other columns.
    return rows.filter(Q(pk__in=mine.values("pk")) | Q(pk__in=everybodys.values("pk")))
