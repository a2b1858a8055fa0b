"""The library's front: all tools of one language, searchable and filtered."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from home.models import BasePage


class ToolIndexPage(BasePage):
    lead = models.TextField(
        _("lead"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences under the title: what a cooperative finds here."),
    )
    is_demo = models.BooleanField(default=False, editable=False)

    parent_page_types = ["home.HomePage"]
    subpage_types = ["knowledge.ToolPage"]
    max_count_per_parent = 1
    template = "knowledge/tool_index_page.html"

    class Meta:
        verbose_name = _("tool library")
        verbose_name_plural = _("tool libraries")

    content_panels = [*Page.content_panels, FieldPanel("lead")]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from knowledge import listing

        context = super().get_context(request, *args, **kwargs)
        return {**context, **listing.context_of(self, request)}
