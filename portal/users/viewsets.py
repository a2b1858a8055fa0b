"""Accounts in Wagtail's admin: nobody goes around what the pages of the own account ask.

One's own address and password are changed there, where the password is asked first; those of
somebody else by who may, and the person is told, at the old address as well. Rights are given by
those who have them (`portal.users.rights`).
"""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.forms import BaseForm, ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import CopyViewMixin
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import CreateView, EditView, UserViewSet

from home.access import Actor, actor_of
from portal.users import letters, rights
from portal.users.models import User

EMAIL, PASSWORD = "email", "password1"


class RightsOfGiver(ModelForm):
    """Offers the rights that the giver has."""

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["groups"].queryset = rights.groups_to_give(by)
        if not rights.may_everything(by):
            self.fields.pop("is_superuser", None)


class NewAccountForm(RightsOfGiver, UserCreationForm):
    pass


class AccountForm(RightsOfGiver, UserEditForm):
    """Of an account that exists."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.is_own = kwargs.get("editing_self", False)
        super().__init__(*args, **kwargs)
        self.address_before = self.instance.email
        self.fields[EMAIL].required = bool(self.address_before)
        if self.is_own:
            self.fields[EMAIL].disabled = True
            self.fields[EMAIL].help_text = _("You change it on the page of your own account.")

    @property
    def password_enabled(self) -> bool:
        return super().password_enabled and not self.is_own

    def save(self, commit: bool = True) -> User:
        user: User = super().save(commit)
        has_new_password = commit and bool(self.cleaned_data.get(PASSWORD))
        has_moved = commit and user.email != self.address_before
        if has_moved:
            _move(user, self.address_before)
        if has_moved or has_new_password:
            _end_sessions(user)
        if has_new_password:
            letters.send("password-set-by-staff", user)
        return user


class _ByWhom:
    """Tells the form who gives."""

    request: HttpRequest

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "by": actor_of(self.request)}  # type: ignore[misc]  # a view's


class NewAccount(_ByWhom, CreateView):
    pass


class CopiedAccount(CopyViewMixin, NewAccount):
    pass


class ChangedAccount(_ByWhom, EditView):
    pass


class AccountViewSet(UserViewSet):
    add_view_class, copy_view_class, edit_view_class = NewAccount, CopiedAccount, ChangedAccount

    def get_form_class(self, for_update: bool = False) -> type[BaseForm]:
        return AccountForm if for_update else NewAccountForm


def _move(user: User, before: str) -> None:
    """What was confirmed was the old address."""
    EmailAddress.objects.filter(user=user).delete()
    for address in filter(None, (before, user.email)):
        facts = {"before": before or "–", "after": user.email or "–"}
        letters.send("address-changed-by-staff", user, address, facts)


def _end_sessions(user: User) -> None:
    for session in UserSession.objects.filter(user=user):
        session.end()
