"""wagtail-localize's list of translations, in an order that every page of it keeps."""

from typing import Any

from django.db.models import QuerySet
from django.urls import path
from wagtail_localize.models import Translation
from wagtail_localize.views.report import TranslationsReportView


class OrderedTranslationsReport(TranslationsReportView):
    def get_queryset(self) -> QuerySet[Translation]:
        return super().get_queryset().order_by("source__object_repr", "target_locale_id", "pk")


def report_urls() -> list[Any]:
    """Under wagtail-localize's own addresses, so they are to come before its own."""
    view, base = OrderedTranslationsReport.as_view, "localize/reports/translations/"
    return [path(base, view()), path(f"{base}results/", view(results_only=True))]
