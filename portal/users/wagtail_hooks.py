"""Nobody reaches an account that may do more than they may (`portal.users.rights`)."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from portal.users import rights
from portal.users.models import User

register_permission_policy(Group, rights.GroupPolicy(Group))


@hooks.register("before_edit_user")
@hooks.register("before_delete_user")
def refuse_accounts_with_more_rights(request: HttpRequest, person: User) -> None:
    """Raises PermissionDenied."""
    if not rights.may_change(person, request.user):
        raise PermissionDenied


@hooks.register("before_bulk_action")
def refuse_them_by_the_dozen(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> None:
    """Raises PermissionDenied: for all, when it is so for one of them."""
    people = [one for one in objects if isinstance(one, User)]
    for person in people:
        refuse_accounts_with_more_rights(request, person)
    role = action.cleaned_form.cleaned_data.get("role") if people and action.cleaned_form else None
    if role and not rights.groups_to_give(request.user).filter(pk=role.pk).exists():
        raise PermissionDenied
