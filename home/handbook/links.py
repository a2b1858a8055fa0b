"""From the list of a kind to the page of the handbook that is about it.

A room says which, from its `wagtail_hooks.py`: `links.about(Agreement, "agreements")`.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button

_about: dict[type[Model], str] = {}


def about(model: type[Model], name: str) -> None:
    _about[model] = name


def button_for(model: type[Model]) -> Iterable[Button]:
    """Nothing for a kind that no page is about."""
    if name := _about.get(model):
        yield _button(name)


def _button(name: str) -> Button:
    url = reverse("handbook_page", args=[name])
    return Button(_("Handbook"), url=url, icon_name="help", priority=90)


class WithHandbook:
    """For lists of the admin: of a model that a page is about, or that name the page themselves."""

    handbook_page = ""

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        buttons = list(super().header_more_buttons)  # type: ignore[misc]
        if self.handbook_page:
            return sorted([*buttons, _button(self.handbook_page)])
        return sorted([*buttons, *button_for(self.model)])  # type: ignore[attr-defined]
