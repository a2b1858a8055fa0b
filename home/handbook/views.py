"""The handbook in the admin: its contents, found by words, and one page."""

from typing import Any

from django.http import Http404
from django.urls import path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.handbook import reading

LONGEST = 100


class ContentsView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "home/handbook/contents.html"
    page_title = _("Handbook")
    header_icon = "help"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = self.request.GET.get("q", "").replace("\x00", "")[:LONGEST].strip()
        code = reading.language()
        return super().get_context_data(
            q=words, pages=reading.pages(code), found=reading.found(words, code), **kwargs
        )


class PageView(ContentsView):
    template_name = "home/handbook/page.html"

    def get_page_title(self) -> str:
        return self.page.title

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            self.page = reading.page(kwargs["name"], reading.language())
        except KeyError as error:
            raise Http404 from error
        return super().get(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        *before, here = super().get_breadcrumbs_items()
        return [*before, {"url": reverse("handbook"), "label": _("Handbook")}, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        place = reading.NAMES.index(self.page.name)
        following = reading.NAMES[place + 1 : place + 2]
        after = reading.page(following[0], reading.language()) if following else None
        return super().get_context_data(page=self.page, after=after, **kwargs)


help_item = MenuItem(
    _("Handbook"), reverse_lazy("handbook"), "handbook", icon_name="help", order=100
)
urlpatterns = [
    path("handbook/", ContentsView.as_view(), name="handbook"),
    path("handbook/<slug:name>/", PageView.as_view(), name="handbook_page"),
]
