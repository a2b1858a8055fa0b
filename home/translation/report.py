"""wagtail-localize's list of translations, in an order that every page of it keeps, without what is
closed to whoever looks."""

from django.db.models import Q, QuerySet
from django.urls import URLPattern, URLResolver, path
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views.report import TranslationsReportView

from home.visibility import known


class OrderedTranslationsReport(TranslationsReportView):
    def get_queryset(self) -> QuerySet[Translation]:
        """Only of pages that this person may know of."""
        pages = Page.objects.all()
        is_known = Q(source__object__in=known(pages, self.request.user).values("translation_key"))
        is_no_page = ~Q(source__object__in=pages.values("translation_key"))
        found = super().get_queryset().filter(is_known | is_no_page)
        return found.order_by("source__object_repr", "target_locale_id", "pk")


def report_urls() -> list[URLPattern | URLResolver]:
    """Under wagtail-localize's own addresses, so they are to come before its own."""
    view, base = OrderedTranslationsReport.as_view, "localize/reports/translations/"
    return [path(base, view()), path(f"{base}results/", view(results_only=True))]
