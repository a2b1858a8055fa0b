"""The page "My work": what is mine and how far it is, then what waits for my decision."""

from typing import Any

from django.urls import path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home import work
from home.dashboard import SHOWN, Panel, registered_panels
from home.handbook.links import WithHandbook

SENT_BACK, HANDED_IN, DRAFTS, SCHEDULED = (
    "sent-back-to-me",
    "handed-in-by-me",
    "my-drafts",
    "my-scheduled",
)


def _address() -> str:
    return reverse("my_work")


# On the first page of the admin as well; the order is that of both pages.
PANELS = (
    Panel(SENT_BACK, _("Sent back to you"), "rotate", work.returned, _address, order=12),
    Panel(DRAFTS, _("Your drafts"), "edit", work.drafts, _address, order=60),
    Panel(
        HANDED_IN,
        _("Handed in by you, waiting for others"),
        "time",
        work.handed_in,
        _address,
        order=62,
    ),
    Panel(
        SCHEDULED,
        _("Goes onto the site by itself"),
        "calendar-alt",
        work.scheduled,
        _address,
        order=64,
    ),
)
NAMES = {panel.name for panel in PANELS}


class MyWorkView(WithHandbook, WagtailAdminTemplateMixin, TemplateView):
    handbook_page = "start"
    template_name = "home/admin/my_work.html"
    page_title = _("My work")
    header_icon = "tasks"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        mine = [(panel, panel.items(user)) for panel in PANELS]
        others = [panel for panel in registered_panels() if panel.name not in NAMES]
        asked = [(panel, panel.items(user)) for panel in others]
        return super().get_context_data(
            lists=[
                {"panel": panel, "items": items, "count": len(items)}
                for panel, items in mine
                if items
            ],
            empty=[panel.title for panel, items in mine if not items],
            queues=[
                {
                    "panel": panel,
                    "shown": items[:SHOWN],
                    "count": len(items),
                    "more": panel.more_url() if panel.more_url and len(items) > SHOWN else "",
                }
                for panel, items in asked
                if items
            ],
            charge=work.in_my_charge(user),
            most=work.MOST,
            **kwargs,
        )


menu_item = MenuItem(_("My work"), reverse_lazy("my_work"), "my-work", icon_name="tasks", order=10)
urlpatterns = [path("my-work/", MyWorkView.as_view(), name="my_work")]
