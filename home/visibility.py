"""Which pages anybody may read, which collections not, and what staff may know of.

Wagtail's `.public()` first lists every restriction; a page of ours asks three times.
"""

from collections.abc import Iterable
from itertools import takewhile

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
        return rows.filter(_mine(user) | _everybodys())
    if hasattr(everything, "visible_to"):
        mine = everybodys = everything.visible_to(Actor(user))
        if mine is everything:
            return rows
    elif hasattr(rows.model, "collection"):
        policy = policy_registry.get_by_type(rows.model)
        mine = policy.instances_user_has_any_permission_for(user, ["change", "choose", "delete"])
        everybodys = everything.exclude(collection__in=closed_collections())
    else:
        return rows
    # By keys alone: searches of the admin know no other columns.
    return rows.filter(Q(pk__in=mine.values("pk")) | Q(pk__in=everybodys.values("pk")))


def _everybodys() -> Q:
    """As `public`: with the few restrictions written out, since a database asked for a page's row
    whether it is among all others that are not restricted is asked anew for each of ten thousand.
    """
    restricted = PageViewRestriction.objects.values_list("page__path", flat=True)
    return Q(live=True) & ~_below(restricted)


def _mine(user: AbstractUser | AnonymousUser) -> Q:
    """As Wagtail's `explorable_instances`: what lies below where somebody has a right, and the way
    down to there.
    """
    if user.is_active and user.is_superuser:
        return Q(pk__isnull=False)
    policy = policy_registry.get_by_type(Page)
    roots = [page.path for page in policy.instances_with_direct_explore_permission(user)]
    step = Page.steplen
    shared = _shared(roots) // step * step
    # The one right above all of them is on the way, what lies above that one is not.
    first = shared - step if any(len(root) == shared for root in roots) else shared
    steps = range(max(first, step), max(map(len, roots), default=0), step)
    on_the_way = {root[:size] for root in roots for size in steps if size < len(root)}
    return _below(roots) | Q(path__in=on_the_way)


def _shared(paths: list[str]) -> int:
    """How many letters all of them begin with."""
    ends = zip(min(paths, default=""), max(paths, default=""), strict=False)
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], ends))


def _below(paths: Iterable[str]) -> Q:
    """Pages at these paths and below; none for none."""
    found = Q(pk__in=[])
    for path in paths:
        found |= Q(path__startswith=path)
    return found
