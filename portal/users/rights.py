"""Who may change accounts, and what they may give: nobody more than they have.

Somebody who looks after accounts without being an administrator would else make anybody one, or
sign in as one by setting their password.
"""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models import Exists, ManyToOneRel, OuterRef, Q, QuerySet
from wagtail.models import GroupCollectionPermission, GroupPagePermission
from wagtail.permission_policies import ModelPermissionPolicy

from home.access import Actor
from partners.agreements import workspace as agreements
from partners.membership import permissions as membership
from portal.users.models import User

# Who is in a group, and its permissions, which are compared one by one.
COMPARED = (User.groups.through, Group.permissions.through)
# A right at a place, which counts as more unless one has the same right at the same place.
PLACES = {GroupPagePermission: "page", GroupCollectionPermission: "collection"}


class GroupPolicy(ModelPermissionPolicy):  # type: ignore[misc]  # Wagtail is not typed
    """What a group may do is changed by those who may do everything."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return user.is_active and user.is_superuser


def may_everything(by: Actor) -> bool:
    return by.person is not None and bool(by.person.is_superuser)


def groups_to_give(by: Actor) -> QuerySet[Group]:
    """One's own, and those that may do nothing that oneself may not.

    Whatever else names a group counts as more (a part of the site, a collection, what is closed to
    others, a step of moderation, and what comes with the next release): only one's own have it.
    Rights on pages and collections are compared one by one.
    """
    if by.person is None:
        return Group.objects.none()
    if may_everything(by):
        return Group.objects.all()
    more = Permission.objects.exclude(pk__in=_rights(by.person))
    within = Q(~Exists(more.filter(group=OuterRef("pk"))))
    for row in Group._meta.get_fields(include_hidden=True):
        if isinstance(row, ManyToOneRel) and row.related_model not in COMPARED:
            naming = row.related_model._base_manager.filter(**{row.field.name: OuterRef("pk")})
            if place := PLACES.get(row.related_model):
                naming = naming.exclude(Exists(_same(row.related_model, place, by.person)))
            within &= Q(~Exists(naming))
    return Group.objects.filter(Q(pk__in=by.person.groups.values("pk")) | within)


def may_change(person: User, by: Actor) -> bool:
    """Whether nothing could be had through this account that one does not have."""
    if may_everything(by) or by.is_(person.pk):
        return True
    if by.person is None or person.is_superuser:
        return False
    return not (
        person.groups.exclude(pk__in=groups_to_give(by).values("pk")).exists()
        or person.user_permissions.exclude(pk__in=_rights(by.person)).exists()
        or agreements.opens_more(person, by)
        or membership.opens_more(person, by)
    )


def _same(rights: Any, place: str, person: User) -> Any:
    """The right of the row that is looked at, at its place, where a group of theirs has it."""
    here = {place: OuterRef(place), "permission": OuterRef("permission")}
    return rights._base_manager.filter(group__user=person, **here)


def _rights(person: User) -> Any:
    return Permission.objects.filter(Q(user=person) | Q(group__user=person)).order_by().values("pk")
