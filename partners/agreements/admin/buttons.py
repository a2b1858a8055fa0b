"""The ways in the admin to the brief and the import: addresses and buttons."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button
from wagtail.snippets.action_menu import ActionMenuItem

from home.access import Actor, actor_of
from partners.agreements import permissions
from partners.agreements.admin.views import brief, importing
from partners.agreements.models import Agreement
from partners.organisations.models import Organisation

ICON = "doc-full-inverse"


def addresses() -> list[URLPattern | URLResolver]:
    """Below `/admin/`, for people who may enter it (hook `register_admin_urls`)."""
    return [
        path("agreements/brief/", include((brief.urlpatterns, "agreements_brief"))),
        path("agreements/import/", include((importing.urlpatterns, "agreements_import"))),
    ]


def listing_buttons(snippet: Model, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """The brief in the row of an agreement or organisation."""
    if url := brief_address(snippet, Actor(user)):
        yield Button(brief_label(snippet), url=url, icon_name=ICON, priority=15)


def brief_address(record: Any, actor: Actor) -> str:
    """Where the brief of an agreement or organisation is; empty for who may not read it."""
    if not isinstance(record, Agreement | Organisation) or not permissions.user_is_staff(actor):
        return ""
    return reverse(f"agreements_brief:{record._meta.model_name}", args=[record.pk])


def brief_label(record: Any) -> str:
    return _("Bilateral brief") if isinstance(record, Organisation) else _("Agreement brief")


class BriefMenuItem(ActionMenuItem):
    """The brief beside "Save" in the form of an organisation or agreement."""

    name = "agreements-brief"
    order = 90  # the first item would become the main button
    icon_name = ICON

    @property
    def label(self) -> str:
        return _("Brief to print")

    def is_shown(self, context: dict[str, Any]) -> bool:
        return bool(self.get_url(context))

    def get_url(self, context: dict[str, Any]) -> str:
        record = context.get("instance")
        return brief_address(record, actor_of(context["request"])) if record else ""


def action_menu_item(model: type[Model]) -> BriefMenuItem | None:
    return BriefMenuItem() if model in {Agreement, Organisation} else None
