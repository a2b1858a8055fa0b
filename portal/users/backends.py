"""Who signs in by which name."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest

from home.single import only
from portal.users import names
from portal.users.models import User


class AccountBackend(AuthenticationBackend):
    """allauth's, which tells accounts that are closed from wrong passwords, for all three names."""

    def _authenticate(self, request: HttpRequest | None, **credentials: Any) -> User | None:
        name = credentials.get("username") or credentials.get("email") or ""
        person = names.person_of(name)
        found: User | None = self._check_password(person, credentials["password"])
        return found

    def get_user(self, user_id: int) -> User | None:
        """With the profile, in whose zone each page of the workspace tells days."""
        person = only(User.objects.select_related("wagtail_userprofile").filter(pk=user_id))
        return person if person is not None and self.user_can_authenticate(person) else None
