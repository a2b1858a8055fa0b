"""Accounts in Wagtail's admin: nobody goes around what the pages of the own account ask.

A new account gets an invitation instead of a password; one that is not needed any more is ended
with a reason (`staffing`).
One's own address and password are changed there, where the password is asked first; the address of
somebody who came in already by administrators, for who lost both: the person is told at the old
address and number, and the password ends, so that a link sent to the new one opens it. Rights are
given by those who have them (`portal.users.rights`).
"""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.forms import BaseForm, ModelForm
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import CopyViewMixin
from wagtail.admin.widgets.button import Button
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import CreateView, EditView, UserViewSet

from home.access import Actor, actor_of
from home.desk.others import NewerRecordFirst
from portal.users import inviting, letters, messages, rights, roles, second_factor, staffing, tasks
from portal.users.models import User
from portal.users.views import staff

EMAIL = "email"
LOOKED_AT = "portal/admin/looked_at.html"
ACTS = {
    "invite": staff.InviteAgainView,
    "end": staff.EndView,
    "open": staff.OpenAgainView,
    "look": staff.LookView,
    "password": staff.NewPasswordView,
    "factor": staff.ResetFactorView,
}


class RightsOfGiver(ModelForm):
    """Offers the rights that the giver has."""

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = self.fields["groups"]
        groups.queryset, groups.label_from_instance = rights.groups_to_give(by), roles.described
        groups.label, groups.help_text = _("Roles"), ""
        self.fields["last_name"].required = False  # many people have one name
        if "is_superuser" in self.fields:
            self.fields["is_superuser"].help_text = roles.ADMINISTRATOR
        if not rights.may_everything(by):
            self.fields.pop("is_superuser", None)


class NewAccountForm(RightsOfGiver, UserCreationForm):
    """Without a password: the person chooses it."""

    password_enabled = False

    def save(self, commit: bool = True) -> User:
        self.instance.set_unusable_password()
        user: User = super().save(commit)
        return user


class AccountForm(RightsOfGiver, UserEditForm):
    """Of an account that exists. Nobody knows the password of somebody else: a link lets the person
    choose another.
    """

    password_enabled = False

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        self.is_own = kwargs.get("editing_self", False)
        super().__init__(*args, by=by, **kwargs)
        self.address_before = self.instance.email
        self.fields[EMAIL].required = bool(self.address_before)
        self.fields.pop("is_active", None)  # it is ended with a reason
        if self.is_own:
            self.fields[EMAIL].disabled = True
            self.fields[EMAIL].help_text = _("You change it on the page of your own account.")
        elif self.instance.has_usable_password():
            self.fields[EMAIL].disabled = not rights.may_everything(by)
            self.fields[EMAIL].help_text = (
                _(
                    "Only for who can no longer sign in: the password ends, all sessions end, the "
                    "old address is told, and a link for a new password goes to the new one."
                )
                if rights.may_everything(by)
                else _(
                    "The person changes it in the workspace, with the password; for who can no "
                    "longer sign in, an administrator does."
                )
            )

    def save(self, commit: bool = True) -> User:
        has_moved = self.instance.email != self.address_before
        if has_moved:
            self.instance.set_unusable_password()
        user: User = super().save(commit)
        if commit and has_moved:
            _move(user, self.address_before)
            _end_sessions(user)
        return user


class _ByWhom:
    """Tells the form who gives."""

    request: HttpRequest

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "by": actor_of(self.request)}  # type: ignore[misc]  # a view's


class NewAccount(_ByWhom, CreateView):
    success_message = _("%(object)s has an account, and an invitation by e-mail.")

    def save_instance(self) -> User:
        user: User = super().save_instance()
        staffing.invite(user, by=actor_of(self.request))
        return user


class CopiedAccount(CopyViewMixin, NewAccount):
    pass


class ChangedAccount(NewerRecordFirst, _ByWhom, EditView):
    act_url_names: dict[str, str] = {}

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons: list[Button] = super().header_more_buttons
        user, actor = self.object, actor_of(self.request)
        if not staffing.user_can_look_after(user, actor):
            return buttons
        if user.is_active and user.email and not user.has_usable_password():
            buttons.append(self._button("invite", _("Send the invitation again"), "mail"))
        elif user.is_active and user.email:
            buttons.append(self._button("password", _("Send a link for a new password"), "key"))
        if second_factor.user_can_reset(user, actor) and second_factor.is_set_up(user):
            buttons.append(self._button("factor", _("Reset the second factor"), "mobile-alt"))
        buttons.append(self._button("look", _("Look at the workspace"), "view"))
        if user.is_active:
            buttons.append(self._button("end", _("End the account"), "lock"))
        else:
            buttons.append(self._button("open", _("Open the account again"), "lock-open"))
        return sorted(buttons)

    def _button(self, act: str, label: Any, icon: str) -> Button:
        url = reverse(self.act_url_names[act], args=[self.object.pk])
        return Button(label, url=url, icon_name=icon, priority=25)


class AccountViewSet(UserViewSet):
    add_view_class, copy_view_class, edit_view_class = NewAccount, CopiedAccount, ChangedAccount

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        names = {act: self.get_url_name(act) for act in ACTS}
        return {**super().get_edit_view_kwargs(**kwargs), "act_url_names": names}

    def get_urlpatterns(self) -> list[URLPattern]:
        views = [path(f"{act}/<str:pk>/", self._act(view), name=act) for act, view in ACTS.items()]
        picture = self.construct_view(
            staff.PictureView, ask_url_name=self.get_url_name("look"), template_name=LOOKED_AT
        )
        views.append(path("look/<str:pk>/picture/", picture, name="picture"))
        return [*super().get_urlpatterns(), *views]

    def _act(self, view: Any) -> Any:
        more = {"picture_url_name": self.get_url_name("picture")}
        return self.construct_view(view, **(more if view is staff.LookView else {}))

    def get_form_class(self, for_update: bool = False) -> type[BaseForm]:
        return AccountForm if for_update else NewAccountForm


def _move(user: User, before: str) -> None:
    """What was confirmed was the old address. Who reads the new one shows it by the link there."""
    EmailAddress.objects.filter(user=user).delete()
    facts = {"before": before or "–", "after": user.email or "–", "hours": inviting.HOURS}
    opens = {"link": inviting.link_for(user)}
    if before:
        letters.send("address-changed-by-staff", user, before, facts)
    letters.send("address-changed-by-staff", user, facts=facts | opens)
    if user.phone and user.phone_verified:
        tasks.tell.enqueue(user.phone, messages.text_about_an_address(user.language))


def _end_sessions(user: User) -> None:
    for session in UserSession.objects.filter(user=user):
        session.end()
