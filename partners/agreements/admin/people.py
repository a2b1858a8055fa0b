"""Who can look after an agreement: people who may change the register."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet

CHANGE = {"content_type__app_label": "agreements", "codename": "change_agreement"}


def staff_of_register(also: int | None = None) -> QuerySet[Any]:
    """Active people with the right to change agreements, and `also` whoever it is now."""
    right = Permission.objects.filter(**CHANGE)
    may = Q(is_superuser=True) | Q(user_permissions__in=right) | Q(groups__permissions__in=right)
    users: QuerySet[Any] = get_user_model()._default_manager.all()
    keys = users.filter(may, is_active=True).values("pk")
    return users.filter(Q(pk__in=keys) | Q(pk=also)).order_by("first_name", "last_name", "email")
