"""wagtail-localize's list of translations, in an order that every page of it keeps, without what is
closed to whoever looks."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.paginator import WagtailPaginator
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views.report import TranslationsReportFilterSet, TranslationsReportView

from home.handbook.links import WithHandbook
from home.visibility import known


class NamedFilterSet(TranslationsReportFilterSet):
    """wagtail-localize's, of whose fields two have no name but that of the model."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["source_locale"].label = _("From language")
        self.filters["target_locale"].label = _("To language")


class NamedPaginator(WagtailPaginator):
    verbose_name, verbose_name_plural = _("translation"), _("translations")


class OrderedTranslationsReport(WithHandbook, TranslationsReportView):
    handbook_page = "translations"
    filterset_class = NamedFilterSet
    paginator_class = NamedPaginator

    def get_queryset(self) -> QuerySet[Translation]:
        """Without pages that this person may not know of: each language of a page is closed by
        itself.
        """
        is_source = Q(locale=OuterRef("source__locale"))
        named = Page.objects.filter(
            is_source | Q(locale=OuterRef("target_locale")),
            translation_key=OuterRef("source__object"),
        )
        closed = named.exclude(pk__in=known(Page.objects.all(), self.request.user).values("pk"))
        found = super().get_queryset().filter(~Exists(closed))
        return found.order_by("source__object_repr", "target_locale_id", "pk")


def report_urls() -> list[URLPattern | URLResolver]:
    """Under wagtail-localize's own addresses, so they are to come before its own."""
    view, base = OrderedTranslationsReport.as_view, "localize/reports/translations/"
    return [path(base, view()), path(f"{base}results/", view(results_only=True))]
