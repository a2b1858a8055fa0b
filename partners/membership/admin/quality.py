"""The quality of the register: what is known of each province, what waits, and what to do next."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.access import actor_of, require
from home.models import Region
from partners.organisations import quality
from partners.organisations.admin.filters import MISSING, STALE, UNPLACED
from partners.organisations.admin.register.base import address_of
from partners.organisations.admin.viewsets import organisation_viewset
from partners.organisations.models import DuplicatePair, RegisterReview
from partners.organisations.services import duplicates, register_imports

MOST_LISTS = 10


class QualityView(WagtailAdminTemplateMixin, TemplateView):  # type: ignore[misc]
    """Percentages are of the last review, with its day; what waits is counted now."""

    page_title = gettext_lazy("Quality of the register")
    header_icon = "globe"
    template_name = "membership/admin/quality.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": "", "label": self.get_page_title()}
        return [*super().get_breadcrumbs_items(), here]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        require(duplicates.user_can_review(actor_of(request)))
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Have it looked through again; one that is at work counts."""
        duplicates.ask(by=actor_of(request))
        messages.success(request, _("The register is looked through. Come back in a minute."))
        return redirect("register_quality")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        review = RegisterReview.objects.last_done()
        given = {
            "review": review,
            "aspects": quality.ASPECTS.values(),
            "rows": _rows(review.figures["provinces"]) if review else [],
            "pairs": DuplicatePair.objects.open().count(),
            "unsure": quality.unsure().count(),
            "lists": self._lists(),
            "missing": quality.missing().count(),
            "missing_url": _listing(care=MISSING),
            "stale": quality.stale().count(),
            "stale_url": _listing(care=STALE),
            "stale_before": quality.stale_before(),
        }
        return super().get_context_data(**given, **kwargs)

    def _lists(self) -> list[dict[str, Any]]:
        """Where the unsure rows are, for whoever may look at lists: `{"name", "rows", "url"}`."""
        if not register_imports.user_can(actor_of(self.request), "view"):
            return []
        return [
            {"name": one.name, "rows": one.unsure, "url": f"{address_of(one)}?show=unsure#rows"}
            for one in quality.lists_with_unsure_rows()[:MOST_LISTS]
        ]


def _listing(**filters: str) -> str:
    """The list of organisations, narrowed."""
    url = reverse(organisation_viewset.get_url_name("list"))
    return f"{url}?{urlencode(filters)}"


def _rows(provinces: list[dict[str, Any]]) -> list[dict[str, Any]]:
    names = dict(Region.objects.filter(level=1).values_list("code", "name"))
    return [
        {
            "name": names.get(row["code"]) or _("not known"),
            "url": "" if row["code"] else _listing(care=UNPLACED),
            "all": row["all"],
            "shares": [_share(row, aspect) for aspect in quality.ASPECTS],
        }
        for row in provinces
    ]


def _share(row: dict[str, Any], aspect: str) -> dict[str, Any]:
    """In percent, and where those are of which it is not known; none where all are known."""
    where = {"province": row["code"]} if row["code"] else {"care": UNPLACED}
    url = _listing(**where, lacking=aspect) if row[aspect] < row["all"] else ""
    return {"percent": 100 * row[aspect] // row["all"], "url": url}


def urlpatterns() -> list[URLPattern]:
    return [path("reports/register-quality/", QualityView.as_view(), name="register_quality")]


class QualityItem(MenuItem):  # type: ignore[misc]
    def is_shown(self, request: HttpRequest) -> bool:
        return duplicates.user_can_review(actor_of(request))


def menu_item() -> MenuItem:
    label = QualityView.page_title
    return QualityItem(label, reverse("register_quality"), icon_name="globe", order=303)
