"""Wagtail's app of accounts, with our forms."""

from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(WagtailUsersAppConfig):
    group_viewset = "portal.users.groups.RoleViewSet"
    user_viewset = "portal.users.viewsets.AccountViewSet"
