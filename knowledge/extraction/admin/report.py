"""The report "Text in files": every file of the library and what was read of it."""

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from home.reports import AllowedReportView
from knowledge.extraction.admin.today import reason
from knowledge.extraction.models import ExtractionState, FileText


class FileTextFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(choices=ExtractionState.choices, label=_("State"))

    class Meta:
        model = FileText
        fields = ["state"]


class FileTextReport(AllowedReportView):
    allowed = staticmethod(lambda actor: actor.has("wagtaildocs.change_document"))
    model = FileText
    filterset_class = FileTextFilterSet
    page_title = _("Text in files")
    header_icon = "doc-full"
    index_url_name = "file_texts"
    index_results_url_name = "file_texts_results"
    default_ordering = "-finished_at"
    columns = [
        TitleColumn(
            "document",
            label=_("File"),
            url_name="wagtaildocs:edit",
            get_url=None,
            id_accessor="document_id",
        ),
        Column("state", label=_("State"), accessor=reason),
        Column("pages", label=_("Pages read")),
        DateColumn("finished_at", label=_("Read on")),
    ]

    def get_base_queryset(self) -> Any:
        return FileText.objects.select_related("document")
