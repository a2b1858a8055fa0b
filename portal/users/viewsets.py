"""Accounts in Wagtail's admin: nobody goes around what the pages of the own account ask.

One's own address and password are changed there, where the password is asked first; those of
somebody else by who may, and the person is told, at the old address as well.
"""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.forms import BaseForm
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserEditForm
from wagtail.users.views.users import UserViewSet

from portal.users import letters
from portal.users.models import User

EMAIL, PASSWORDS = "email", ("password1", "password2")


class AccountForm(UserEditForm):
    """Of an account that exists."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        is_own = kwargs.get("editing_self", False)
        super().__init__(*args, **kwargs)
        self.address_before = self.instance.email
        if is_own:
            for name in PASSWORDS:
                self.fields.pop(name, None)
            self.fields[EMAIL].disabled = True
            self.fields[EMAIL].help_text = _("You change it on the page of your own account.")

    def save(self, commit: bool = True) -> User:
        user: User = super().save(commit)
        if commit and user.email != self.address_before:
            _move(user, self.address_before)
        if commit and self.cleaned_data.get(PASSWORDS[0]):
            _end_sessions(user)
            letters.send("password-set-by-staff", user)
        return user


class AccountViewSet(UserViewSet):
    def get_form_class(self, for_update: bool = False) -> type[BaseForm]:
        return AccountForm if for_update else super().get_form_class(for_update)


def _move(user: User, before: str) -> None:
    """What was confirmed was the old address."""
    EmailAddress.objects.filter(user=user).delete()
    for address in (before, user.email):
        facts = {"before": before, "after": user.email}
        letters.send("address-changed-by-staff", user, address, facts)


def _end_sessions(user: User) -> None:
    for session in UserSession.objects.filter(user=user):
        session.end()
