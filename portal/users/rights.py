"""Who may change accounts, and what they may give: nobody more than they have.

Somebody who looks after accounts without being an administrator would else make anybody one, or
sign in as one by setting their password.
"""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import (
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
)
from wagtail.permission_policies import ModelPermissionPolicy

from portal.users.models import User

PLACED = (GroupPagePermission, GroupCollectionPermission, GroupSitePermission)


class GroupPolicy(ModelPermissionPolicy):
    """What a group may do is changed by those who may do everything."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return user.is_active and user.is_superuser


def groups_to_give(by: User) -> QuerySet[Group]:
    """One's own, and those that may do nothing that oneself may not.

    Rights to a part of the site or a collection count as more: only groups of one's own have them.
    """
    if by.is_superuser:
        return Group.objects.all()
    lacking = Permission.objects.exclude(pk__in=_rights(by)).filter(group=OuterRef("pk"))
    placed = [Exists(model.objects.filter(group=OuterRef("pk"))) for model in PLACED]
    within = ~Exists(lacking)
    for one in placed:
        within &= ~one
    return Group.objects.filter(Q(pk__in=by.groups.values("pk")) | Q(within))


def may_change(person: User, by: User) -> bool:
    """Whether nothing could be had through this account that one does not have."""
    if by.is_superuser or person.pk == by.pk:
        return True
    if person.is_superuser:
        return False
    return not (
        person.groups.exclude(pk__in=groups_to_give(by).values("pk")).exists()
        or person.user_permissions.exclude(pk__in=_rights(by)).exists()
    )


def _rights(person: User) -> Any:
    return Permission.objects.filter(Q(user=person) | Q(group__user=person)).order_by().values("pk")
