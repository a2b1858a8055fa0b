"""Nobody reaches an account that may do more than they may (`portal.users.rights`)."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.users.views.bulk_actions.assign_role import AssignRoleBulkAction, RoleForm
from wagtail.users.views.bulk_actions.set_active_state import (
    ActivityForm,
    SetActiveStateBulkAction,
)

from home.access import Actor, actor_of
from portal.users import rights, staffing
from portal.users.models import User

register_permission_policy(Group, rights.GroupPolicy(Group))


@hooks.register("before_edit_user")
@hooks.register("before_delete_user")
def refuse_accounts_with_more_rights(request: HttpRequest, person: User) -> None:
    """Raises PermissionDenied."""
    if not rights.may_change(person, actor_of(request)):
        raise PermissionDenied


@hooks.register("before_bulk_action")
def refuse_them_by_the_dozen(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> None:
    """Raises PermissionDenied: for all, when it is so for one of them."""
    for one in objects:
        if isinstance(one, User):
            refuse_accounts_with_more_rights(request, one)


@hooks.register("register_bulk_action", order=1)  # after Wagtail's, which it replaces
class AssignRoleOfGiver(AssignRoleBulkAction):
    """Offers the groups that the giver may give."""

    def get_form(self, form_class: Any = None) -> RoleForm:
        form: RoleForm = super().get_form(form_class)
        role = form.fields["role"]
        role.label, role.queryset = _("Role"), rights.groups_to_give(actor_of(self.request))
        return form


class StateForm(ActivityForm):
    reason = forms.CharField(
        label=_("Why?"),
        max_length=500,
        help_text=_("Stands in the history of the account; the person is not told."),
    )


@hooks.register("register_bulk_action", order=1)  # after Wagtail's, which it replaces
class EndOrOpenAgain(SetActiveStateBulkAction):
    """As for one account: with a reason, written down, all sessions ended."""

    form_class = StateForm

    def get_execution_context(self) -> dict[str, Any]:
        given = {**super().get_execution_context(), "by": actor_of(self.request)}
        return {**given, "reason": self.cleaned_form.cleaned_data["reason"]}

    @classmethod
    def execute_action(
        cls, objects: Iterable[User], *, mark_as_active: bool, by: Actor, reason: str, **_more: Any
    ) -> tuple[int, int]:
        changed = 0
        for person in objects:
            if person.is_active != mark_as_active and not by.is_(person.pk):
                if mark_as_active:
                    staffing.open_again(person, by=by)
                else:
                    staffing.end(person, reason, by=by)
                changed += 1
        return changed, 0
