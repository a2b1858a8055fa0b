"""A cooperative begins or ceases to have a report that readers see: the directory is told.

`DirectoryRow` says by what cooperatives are found there; its rows are written anew.
"""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from knowledge.adoption.models import PublishedReport
from knowledge.models import ToolPage
from partners.organisations.models import DirectoryRow


@receiver([post_save, post_delete], sender=PublishedReport)
def on_report(instance: PublishedReport, **kwargs: Any) -> None:
    DirectoryRow.objects.renew([instance.organisation_id])


@receiver([page_published, page_unpublished])
def on_tool(instance: Page, **kwargs: Any) -> None:
    """Reports are read with their tool, and go with it."""
    if isinstance(instance, ToolPage):
        about = PublishedReport.objects.about(instance).order_by()
        DirectoryRow.objects.renew(list(about.values_list("organisation", flat=True)))
