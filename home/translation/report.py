"""wagtail-localize's list of translations, in an order that every page of it keeps, without what is
closed to whoever looks."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import URLPattern, URLResolver, path
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views.report import TranslationsReportView

from home.visibility import known


class OrderedTranslationsReport(TranslationsReportView):
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
