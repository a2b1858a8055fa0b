"""Who may do what in the admin's own views, and who can look after an agreement."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

from home.access import Actor
from partners.agreements import permissions

CHANGE = {"content_type__app_label": "agreements", "codename": "change_agreement"}


class NobodyDeletes(ModelPermissionPolicy):
    """An agreement is archived; not even a superuser deletes it here."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return self.user_has_permission(user, action)


class OnlyLooking(ModelPermissionPolicy):
    """Whoever sees agreements sees their commitments; they are written at the desk."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and permissions.user_is_staff(Actor(user))


def staff_of_register(also: int | None = None) -> QuerySet[Any]:
    """Active people with the right to change agreements, and `also` whoever it is now."""
    right = Permission.objects.filter(**CHANGE)
    may = Q(is_superuser=True) | Q(user_permissions__in=right) | Q(groups__permissions__in=right)
    users: QuerySet[Any] = get_user_model()._default_manager.all()
    keys = users.filter(may, is_active=True).values("pk")
    return users.filter(Q(pk__in=keys) | Q(pk=also)).order_by("first_name", "last_name", "email")
