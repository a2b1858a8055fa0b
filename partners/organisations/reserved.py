"""Addresses that no organisation can have: pages of the portal stand at them."""

from functools import cache
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _


@cache
def reserved() -> frozenset[str]:
    """First parts of the fixed addresses beside the pages of cooperatives, in every language."""
    # By name, when it is asked for: addresses know views, and these know models.
    patterns = import_module("partners.organisations.cooperative_urls").urlpatterns
    firsts: set[str] = set()
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            firsts.update(str(one.pattern).partition("/")[0] for one in patterns)
    return frozenset(first for first in firsts if first and "<" not in first)


def refuse_new(one: Any) -> None:
    """An organisation that had its address before the portal did keeps it. Raises ValidationError
    beside the field.

    Asks the database only for an address that is reserved.
    """
    if one.slug in reserved():
        had_it = type(one)._base_manager.filter(pk=one.pk, slug=one.slug)
        if not had_it.exists():
            raise ValidationError({"slug": _("A page of the portal has this address.")})
