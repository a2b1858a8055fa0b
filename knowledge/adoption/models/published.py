"""The words of a report that readers see: those published last."""

from collections.abc import Collection
from typing import Self

from django.db import models
from django.db.models import Exists, ExpressionWrapper, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from home.visibility import public
from knowledge.adoption.models.words import ReportWords
from knowledge.models import ToolPage
from partners.organisations.models import DirectoryRow, Organisation


class PublishedReportQuerySet(models.QuerySet["PublishedReport"]):
    def public(self) -> Self:
        """Of cooperatives that the site shows, about tools that everybody may read."""
        tools = public(ToolPage.objects.all()).order_by().values("translation_key")
        return self.filter(organisation__is_public=True, tool__in=tools)

    def real(self) -> Self:
        """Without what is made up: by the demo, or in the name of an invented cooperative."""
        return self.with_made_up().filter(made_up=False)

    def with_made_up(self) -> Self:
        """Adds `made_up`."""
        invented = DirectoryRow.objects.filter(pk=OuterRef("organisation"), made_up=True)
        made_up = Q(is_demo=True) | Q(Exists(invented))
        return self.annotate(made_up=ExpressionWrapper(made_up, models.BooleanField()))

    def about(self, tool: ToolPage) -> Self:
        return self.filter(tool=tool.translation_key)

    def of(self, organisation: Organisation) -> Self:
        return self.filter(organisation=organisation.pk)

    def reporting(self, keys: Collection[int]) -> Collection[int]:
        """Keys of organisations among these that readers see a report of."""
        among = self.public().filter(organisation__in=keys).order_by()
        return set(among.values_list("organisation", flat=True))

    def with_place(self) -> Self:
        return self.select_related("organisation__region__parent__parent__parent")


class PublishedReport(ReportWords):
    """At most one of a cooperative about a tool; it names no person."""

    made_up: bool  # where a page asked for that
    learned: bool  # whether readers see the result of its plan, where a page asked for that
    published_at = models.DateTimeField(_("published"))

    objects = PublishedReportQuerySet.as_manager()

    class Meta(ReportWords.Meta):
        verbose_name = _("published report")
        verbose_name_plural = _("published reports")
        ordering = ["-published_at", "-pk"]
        indexes = [
            models.Index(name="published_report_newest", fields=["tool", "-published_at", "-id"])
        ]
