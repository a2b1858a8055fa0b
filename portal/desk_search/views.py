"""The page of the admin that searches everything."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.search import SearchArea
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.access import actor_of
from home.choosing import cleaned
from portal.desk_search.finding import Group, find
from portal.desk_search.kinds import may_look


class EverythingView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "portal/admin/everything.html"
    page_title = gettext_lazy("Search everything")
    header_icon = "search"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_look(actor_of(request)):
            raise PermissionDenied
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        typed = cleaned(self.request.GET.get("q", ""))
        groups = find(typed, self.request.user) if typed else []
        shown = list(self._shown(groups, typed))
        alike = any(group.is_alike for group in groups)
        given = {"typed": typed, "groups": shown, "is_alike": alike}
        context: dict[str, Any] = super().get_context_data(**given, **kwargs)
        return context

    def _shown(self, groups: list[Group], typed: str) -> Iterator[dict[str, Any]]:
        finder = AdminURLFinder(self.request.user)
        for group in groups:
            more = f"{group.kind.list_url}?{urlencode({'q': typed})}"
            items = [(row, finder.get_edit_url(row), state_of(row)) for row in group.rows]
            is_more = group.count > len(group.rows) and not group.is_alike
            yield {
                "label": group.kind.label,
                "count": group.count,
                "items": items,
                "more": more if is_more else "",
            }


def state_of(row: Any) -> str:
    """What tells one that readers do not see."""
    if getattr(row, "archived_at", None):
        return _("archived")
    return "" if getattr(row, "live", True) else _("draft")


class EverythingArea(SearchArea):
    """First among the admin's searches: the field in the menu leads here."""

    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("Everything"),
            reverse("everything"),
            name="everything",
            icon_name="search",
            order=1,
        )


urlpatterns: list[URLPattern] = [
    path("search-everything/", EverythingView.as_view(), name="everything")
]
