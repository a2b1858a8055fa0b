"""Nobody reaches an account that may do more than they may (`portal.users.rights`)."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.users.views.bulk_actions.assign_role import AssignRoleBulkAction, RoleForm

from home.access import actor_of
from portal.users import rights
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
