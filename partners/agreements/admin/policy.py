"""Who may do what in the admin's own views."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

from home.access import Actor
from partners.agreements import permissions


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
